import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { AppEnv } from '../routes/declare.ts'

const compress = promisify(gzip)
/** Below this a packet is not saved. */
const worthBytes = 1024

/** An answer ready to be sent again and again: written out once, compressed once. */
export interface Packed {
  readonly type: string
  readonly plain: Buffer
  readonly gzipped: Buffer | null
}

export const pack = async (body: string | Uint8Array, type: string): Promise<Packed> => {
  const plain = Buffer.from(body)
  return { type, plain, gzipped: plain.length < worthBytes ? null : await compress(plain) }
}

export const weighPacked = ({ plain, gzipped }: Packed): number => 200 + plain.length + (gzipped?.length ?? 0)

export const acceptsGzip = (c: Context): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(c.req.header('Accept-Encoding') ?? '')

export const answerPacked = (
  c: Context<AppEnv>,
  { type, plain, gzipped }: Packed,
  etag: string,
  headers: Readonly<Record<string, string>>,
): Response => {
  const bytes = acceptsGzip(c) && gzipped !== null ? gzipped : plain
  return new Response(new Uint8Array(bytes), {
    status: 200,
    headers: {
      ...headers,
      ETag: etag,
      'Cache-Control': 'private, no-cache',
      Vary: 'Accept, Accept-Encoding',
      'Content-Type': type === 'text/html' ? `${type}; charset=utf-8` : type,
      'Content-Length': String(bytes.length),
      ...(bytes === gzipped ? { 'Content-Encoding': 'gzip' } : {}),
    },
  })
}
