// Builds server/dist and web/dist where their sources changed since the last build.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, hashOf, isStamped, root, runQuietly, say, stamp, stop } from './lib.mjs'

const shared = ['pnpm-lock.yaml', 'tsconfig.json', 'geodata/src', 'scripts/build.mjs']

const { dependencies } = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8'))
/** Threads of the server: each is a bundle of its own beside it. */
const workers = readdirSync(join(root, 'server/src/workers')).filter((name) => name.endsWith('-worker.ts'))
const serverPackages = Object.keys(dependencies).filter((name) => !name.startsWith('@wangge/'))

export const buildServer = async () => {
  const sources = hashOf([...shared, 'server/src', 'server/migrations', 'server/package.json'])
  if (existsSync(join(root, 'server/dist/main.js')) && isStamped('server-built', sources)) return
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: [
      'server/src/cli/main.ts',
      'server/src/db/embedded-worker.mjs',
      ...workers.map((name) => `server/src/workers/${name}`),
    ],
    outdir: 'server/dist',
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    // What server/package.json names stays in node_modules; geodata and what it needs goes into the bundle,
    // because it cannot be found from server/dist.
    external: serverPackages.flatMap((name) => [name, `${name}/*`]),
    logLevel: 'silent',
  }).catch((error) => stop(`The server could not be built: ${error.message}`))
  stamp('server-built', sources)
}

const webSources = () =>
  hashOf([...shared, 'web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'web/package.json'])

export const isWebBuilt = (sources = webSources()) =>
  existsSync(join(root, 'web/dist/index.html')) && isStamped('web-built', sources)

export const buildWeb = async () => {
  const sources = webSources()
  if (isWebBuilt(sources)) return
  // A test runner's NODE_ENV would build React's development version.
  const env = { ...process.env, NODE_ENV: 'production' }
  if (
    !(await runQuietly(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
      cwd: `${root}/web`,
      env,
    }))
  )
    stop('The web app could not be built; see the lines above.')
  stamp('web-built', sources)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled()
  const onlyServer = process.argv[2] === 'server'
  await Promise.all([buildServer(), onlyServer ? undefined : buildWeb()])
  say(`Built server/dist${onlyServer ? '' : ' and web/dist'}.`)
}
