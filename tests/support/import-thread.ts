import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import type { UploadSettings } from '../../server/src/imports/requests/uploads.ts'

const server = fileURLToPath(new URL('../../server/', import.meta.url))

export interface BuiltThread {
  readonly start: UploadSettings['start']
  remove(): void
}

/** The thread of imports, bundled once as it is shipped: from source each thread is bundled anew, which takes seconds. */
export const buildImportThread = async (): Promise<BuiltThread> => {
  const { dependencies } = JSON.parse(readFileSync(join(server, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  // Beside the server's packages: what is not bundled is found from there.
  mkdirSync(join(server, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(server, '.cache/import-thread-'))
  const outfile = join(folder, 'import-worker.mjs')
  await build({
    entryPoints: [join(server, 'src/workers/import-worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: Object.keys(dependencies).filter((name) => !name.startsWith('@wangge/')),
    logLevel: 'silent',
  })
  return {
    start: (data) => {
      const worker = new Worker(outfile, { workerData: { data } })
      worker.unref()
      return worker
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
