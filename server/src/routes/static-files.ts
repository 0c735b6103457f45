import { readFile, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}

/** Built files carry a hash of their content in their name: `assets/index-BvC1xK2d.js`. */
const isHashed = (path: string) => /^\/?assets\/.+-[\w-]{8,}\.\w+$/.test(path)

export interface StaticFile {
  readonly body: Uint8Array
  readonly headers: Record<string, string>
}

const encodings = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const

const sizeOf = async (path: string): Promise<{ size: number; changedMs: number } | null> => {
  try {
    const found = await stat(path)
    return found.isFile() ? { size: found.size, changedMs: Math.floor(found.mtimeMs) } : null
  } catch {
    return null
  }
}

/** The file below `root`, compressed beforehand where the client takes it so; null where there is none. */
export const readStatic = async (
  root: string,
  path: string,
  acceptEncoding: string,
): Promise<StaticFile | null> => {
  const full = resolve(join(root, path))
  if (!full.startsWith(resolve(root) + sep) || full.includes('\0')) return null
  const type = types[extname(full)]
  const plain = await sizeOf(full)
  if (plain === null || type === undefined) return null
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Cache-Control': isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: `W/"${plain.size.toString(36)}-${plain.changedMs.toString(36)}"`,
    Vary: 'Accept-Encoding',
  }
  for (const { name, extension } of encodings) {
    if (!new RegExp(`\\b${name}\\b`).test(acceptEncoding)) continue
    const packed = await sizeOf(full + extension)
    // One left over from an earlier build is not of this file.
    if (packed === null || packed.changedMs < plain.changedMs) continue
    return { body: await readFile(full + extension), headers: { ...headers, 'Content-Encoding': name } }
  }
  return { body: await readFile(full), headers }
}
