import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Builds `server/dist`, or also `web/dist`, where their sources changed since the last build. */
export const buildDist = (what: 'server' | 'all'): void => {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', what], {
    cwd: root,
    encoding: 'utf8',
    // The test runner's own NODE_ENV would build a development version.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}\n${built.stderr}`)
}
