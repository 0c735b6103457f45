// `npm run wangge -- …`: the command line, built first where its sources changed.
import { buildServer, buildWeb } from './build.mjs'
import { become, ensureInstalled } from './lib.mjs'

const args = process.argv.slice(2)
await ensureInstalled()
await Promise.all([buildServer(), args[0] === 'serve' ? buildWeb() : undefined])
await become(process.execPath, ['server/dist/main.js', ...args])
