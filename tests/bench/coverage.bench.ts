// Coverage of the demo street, its gaps and the areas of all centres, against pgRouting and PostGIS in the same run.
// Needs PostgreSQL with both, as network-areas does. What can be compared exactly is, and a difference fails.
import { runBundled } from './run-bundled.ts'

process.exitCode = await runBundled('coverage-street.ts', [])
