// Areas within 5, 10 and 15 minutes on a real extract, side by side with Valhalla: time, shape, and how much of the
// exactly walked network each shape holds. Needs the shared extracts and, once, PyPI. WANGGE_BENCH_POINTS: how many
// places (100); WANGGE_BENCH_KEEP: a folder to keep what was compared in.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sharedData } from '../support/shared.ts'
import { pythonWith } from './python-venv.ts'
import { runBundled } from './run-bundled.ts'

const stop = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

const extract =
  sharedData('osm/nanjing-xinjiekou.osm.pbf') ?? stop('The shared extract of Nanjing is not there.')
const found = pythonWith('valhalla', 12, ['pyvalhalla==3.9.1', 'shapely==2.2.0'])
if ('missing' in found) stop(`Valhalla cannot be run: ${found.missing}`)
else {
  const keep = process.env.WANGGE_BENCH_KEEP
  if (keep !== undefined) mkdirSync(keep, { recursive: true })
  const folder = mkdtempSync(join(keep ?? tmpdir(), 'wangge-valhalla-'))
  try {
    const points = process.env.WANGGE_BENCH_POINTS ?? '100'
    if ((await runBundled('network-valhalla-ours.ts', [extract, folder, points])) !== 0)
      stop('Our half failed; see the lines above.')
    const script = fileURLToPath(new URL('network-valhalla.py', import.meta.url))
    const { status } = spawnSync(found.python, [script, extract, folder], { stdio: 'inherit' })
    if (status !== 0) stop('The half of Valhalla failed; see the lines above.')
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true })
  }
}
