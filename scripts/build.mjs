// Builds server/dist and web/dist where their sources changed since the last build.
import { pathToFileURL } from 'node:url'
import { ensureInstalled, hashOf, isStamped, root, runQuietly, say, stamp, stop } from './lib.mjs'

const shared = ['pnpm-lock.yaml', 'tsconfig.json', 'geodata/src', 'scripts/build.mjs']

export const buildServer = async () => {
  const sources = hashOf([...shared, 'server/src', 'server/migrations', 'server/package.json'])
  if (isStamped('server-built', sources)) return
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: ['server/src/cli/main.ts', 'server/src/db/embedded-worker.mjs'],
    outdir: 'server/dist',
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    // Our own packages go into the bundle; everything from a registry stays in node_modules.
    plugins: [
      {
        name: 'external-packages',
        setup(b) {
          b.onResolve({ filter: /^[^./]/ }, (args) =>
            args.kind === 'entry-point' || args.path.startsWith('@wangge/') || bundled(args.path)
              ? undefined
              : { path: args.path, external: true },
          )
        },
      },
    ],
    logLevel: 'silent',
  }).catch((error) => stop(`The server could not be built: ${error.message}`))
  stamp('server-built', sources)
}

/** geodata's own dependencies are not resolvable from server/dist, so they are bundled with it. */
const bundled = (path) =>
  /^(@turf\/|flatbush|flatqueue|kdbush|robust-predicates|delaunator|h3-js|highs)/.test(path)

export const buildWeb = async () => {
  const sources = hashOf([...shared, 'web/src', 'web/index.html', 'web/vite.config.ts', 'web/package.json'])
  if (isStamped('web-built', sources)) return
  if (
    !(await runQuietly(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { cwd: `${root}/web` }))
  )
    stop('The web app could not be built; see the lines above.')
  stamp('web-built', sources)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled()
  await Promise.all([buildServer(), buildWeb()])
  say('Built server/dist and web/dist.')
}
