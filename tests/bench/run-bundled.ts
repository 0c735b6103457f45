import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const server = fileURLToPath(new URL('../../server/node_modules/', import.meta.url))

/**
 * Runs a program of this folder on plain Node as one bundle, the way the product is shipped: tsx names every closure it
 * makes, which halves the speed of small loops. Resolves to its exit code; what it prints is printed.
 */
export const runBundled = async (program: string, args: readonly string[]): Promise<number> => {
  // Beside the server's packages: what is not bundled is found from there.
  mkdirSync(join(server, '.wangge'), { recursive: true })
  const folder = mkdtempSync(join(server, '.wangge/bench-'))
  try {
    const outfile = join(folder, 'program.mjs')
    await build({
      entryPoints: [fileURLToPath(new URL(program, import.meta.url))],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      external: ['osm-pbf-parser-node'],
      logLevel: 'silent',
    })
    return spawnSync(process.execPath, [outfile, ...args], { stdio: 'inherit' }).status ?? 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
