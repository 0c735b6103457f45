// `npm run screens [-- --out DIR]`: pictures of the big screen in all layouts and themes, to be looked at.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildServer, buildWeb } from './build.mjs'
import { ensureInstalled, root, run, stop } from './lib.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const options = { out: { type: 'string', default: join(root, 'test-results/screens') } }
const { values } = parseArgs({ options })
await ensureInstalled()
await ensureSystemPackages()
await Promise.all([buildServer(), buildWeb()])
const taken = await run(join(root, 'node_modules/.bin/tsx'), [
  'tests/support/take-screens.ts',
  resolve(values.out),
])
if (taken !== 0) stop('The pictures could not be taken; see the lines above.')
