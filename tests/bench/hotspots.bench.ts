// Hot spots: a million requests to cells, Gi* and false discovery rate in one thread; Gi* on 48,400 cells and permutation p on
// 3,000 cells against R's spdep on the same neighbours in the same run (Debian: r-cran-spdep; RSCRIPT names another Rscript).
// Run by itself, words after its name choose parts: million, gi, permutations.
import { runBundled } from './run-bundled.ts'

const script = new URL('hotspots-spdep.R', import.meta.url).pathname
process.exitCode = await runBundled('hotspots-program.ts', [script, ...process.argv.slice(2)])
