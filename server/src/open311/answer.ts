import type { Context } from 'hono'
import { type Document, listOf } from './document.ts'
import { wordsFor } from './language.ts'
import { type Refusal, refusalStatus } from './refusals.ts'
import { fill } from './words/words.ts'
import { writeJson } from './write-json.ts'
import { writeXml } from './write-xml.ts'

export const formats = ['json', 'xml'] as const
export type Format = (typeof formats)[number]

const types: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
}

/** By the end of the address; XML, which every client must read, where that says nothing. */
export const formatOf = (path: string): Format => (path.endsWith('.json') ? 'json' : 'xml')

export const wordsOf = (c: Context) => wordsFor(c.req.header('Accept-Language'))

export const answer = (
  c: Context,
  document: Document,
  options: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Response => {
  const format = formatOf(c.req.path)
  const bytes = Buffer.from(format === 'json' ? writeJson(document) : writeXml(document))
  return new Response(bytes, {
    status: options.status ?? 200,
    headers: {
      'Content-Type': types[format],
      'Content-Length': String(bytes.length),
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
      ...options.headers,
    },
  })
}

/** All that is wrong with a request, in words; the first one gives the status. */
export const refuse = (
  c: Context,
  refusals: readonly [Refusal, ...Refusal[]],
  headers: Readonly<Record<string, string>> = {},
): Response => {
  const words = wordsOf(c)
  const errors = refusals.map(({ code, detail }) => ({
    code: refusalStatus[code],
    description: fill(words.refusals[code], detail),
  }))
  return answer(
    c,
    { root: 'errors', content: listOf('error', errors) },
    { status: refusalStatus[refusals[0].code], headers },
  )
}
