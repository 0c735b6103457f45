import type { Context } from 'hono'
import { isNotModified } from '../ogc/etag.ts'
import { answerPacked, type Packed, weighPacked } from '../ogc/packed-answer.ts'
import { createMemo } from '../services/memo.ts'
import type { AppEnv } from './declare.ts'

/** Answers that are made once for each ETag, which names all that they depend on. */
export type KeptAnswers = (
  c: Context<AppEnv>,
  etag: string,
  /** A `Response` is a refusal: it is sent, not kept. */
  make: () => Promise<Packed | Response>,
) => Promise<Response>

/** Carries a refusal past the memo, which forgets what fails. */
class Refused extends Error {
  readonly response: Response
  constructor(response: Response) {
    super('refused')
    this.response = response
  }
}

export const createKeptAnswers = (maxBytes: number): KeptAnswers => {
  const memo = createMemo(maxBytes, weighPacked)
  return async (c, etag, make) => {
    if (isNotModified(c.req.header('If-None-Match'), etag))
      return new Response(null, {
        status: 304,
        headers: { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Accept, Accept-Encoding' },
      })
    try {
      const packed = await memo.get(etag, async () => {
        const made = await make()
        if (made instanceof Response) throw new Refused(made)
        return made
      })
      return answerPacked(c, packed, etag, {})
    } catch (error) {
      // Several may wait for the same one.
      if (error instanceof Refused) return error.response.clone()
      throw error
    }
  }
}
