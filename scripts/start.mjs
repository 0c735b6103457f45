// `npm start`: installs, builds, prepares the database with the demo street if it is empty, serves.
import { buildServer, buildWeb, isWebBuilt } from './build.mjs'
import { become, ensureInstalled, run, say } from './lib.mjs'

await ensureInstalled()
await buildServer()
const server = 'server/dist/main.js'
if (!isWebBuilt()) {
  // The first preparation takes longer than the web build: side by side they cost one of the two.
  const [code] = await Promise.all([run(process.execPath, [server, 'prepare']), buildWeb()])
  if (code !== 0) process.exit(code)
}
say('Starting …')
await become(process.execPath, [server, 'serve'])
