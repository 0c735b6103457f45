import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const compressible = /\.(js|mjs|css|svg|html|json|woff)$/
const smallestWorthCompressing = 1024

/** Writes `x.br` and `x.gz` beside every text asset, so that the server compresses nothing while people wait. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  closeBundle: {
    order: 'post',
    sequential: true,
    async handler() {
      const outDir = join(import.meta.dirname, 'dist')
      const entries = await readdir(outDir, { recursive: true, withFileTypes: true })
      await Promise.all(
        entries
          .filter((entry) => entry.isFile() && compressible.test(entry.name))
          .map(async (entry) => {
            const path = join(entry.parentPath, entry.name)
            const bytes = await readFile(path)
            if (bytes.length < smallestWorthCompressing) return
            const params = {
              [constants.BROTLI_PARAM_QUALITY]: 10,
              [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
            }
            await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params }))
            await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
          }),
      )
    },
  },
})

const server = process.env.WANGGE_SERVER ?? 'http://127.0.0.1:8787'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/ogc', '/tiles', '/healthz', '/readyz'].map((path) => [path, server]),
    ),
  },
})
