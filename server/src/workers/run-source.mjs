// Runs a worker from its TypeScript: Node 20 cannot start a worker thread on it. Tests and `tsx` come this way; the
// built server starts the worker's own bundle.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { workerData } from 'node:worker_threads'
import { build } from 'esbuild'

const server = fileURLToPath(new URL('../../', import.meta.url))
const { dependencies } = JSON.parse(readFileSync(`${server}package.json`, 'utf8'))
const { outputFiles } = await build({
  entryPoints: [workerData.entry],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: Object.keys(dependencies).filter((name) => !name.startsWith('@wangge/')),
  write: false,
  logLevel: 'silent',
})
// Inside server/, so that what is not bundled is found in its node_modules.
mkdirSync(`${server}.cache`, { recursive: true })
const folder = mkdtempSync(`${server}.cache/worker-`)
const file = `${folder}/worker.mjs`
writeFileSync(file, outputFiles[0].contents)
try {
  await import(pathToFileURL(file).href)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
