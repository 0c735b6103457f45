import { randomUUID } from 'node:crypto'
import { limitsOf } from '@wangge/geodata'
import type { Context } from 'hono'
import type { AppEnv } from '../routes/declare.ts'
import { makeRequests } from '../services/requests/make-requests.ts'
import { mostDescription, type RequestRefusalCode } from '../services/requests/prepare-requests.ts'
import { presentMs } from '../services/requests/present.ts'
import { currentView } from '../services/select-views.ts'
import { answer, refuse, wordsOf } from './answer.ts'
import { describeMade } from './describe-made.ts'
import { type PostLimit, postLimits } from './post-limit.ts'
import { readForm } from './read-form.ts'
import { type Post, readPost } from './read-post.ts'
import { type Open311, senderOf, streetOf } from './read-requests.ts'
import { type Refusal, refusalStatus } from './refusals.ts'

const refusalOf = (code: RequestRefusalCode | 'unknown-street', { position }: Post): Refusal => {
  const [lat = 0, lon = 0] = position
  switch (code) {
    case 'swapped-coordinates':
      return { code, detail: { lat: lat.toFixed(1), long: lon.toFixed(1) } }
    case 'description-too-long':
      return { code, detail: { limit: mostDescription } }
    default:
      return { code: code in refusalStatus ? (code as Refusal['code']) : 'bad-request' }
  }
}

const refuseOften = (c: Context<AppEnv>, seconds: number): Response =>
  refuse(c, [{ code: 'too-many-posts', detail: { ...postLimits, seconds } }], {
    'Retry-After': String(seconds),
  })

/** Every post of an account counts, whatever comes of it. */
export const answerPost = async (
  c: Context<AppEnv>,
  { data, clock }: Open311,
  limit: PostLimit,
): Promise<Response> => {
  const sender = senderOf(c.var.identity)
  const counted = limit.take(sender, clock())
  if (!counted.allowed) return refuseOften(c, counted.retryAfterSeconds)
  const said = await readForm(c)
  if (said === null) return refuse(c, [{ code: 'bad-body' }])
  const street = await streetOf(c, data, said)
  if (street instanceof Response) return street
  const post = readPost(said, street)
  if (!('category' in post)) return refuse(c, post)
  const ground = await data.requestGround(currentView(street))
  const nowMs = presentMs(street, clock())
  const made = await makeRequests(
    data.db,
    ground,
    { streetId: street.id, origin: 'open311', sender, nowMs },
    [
      {
        category: post.category,
        position: post.position,
        createdAtMs: nowMs,
        description: post.description,
        // Whoever names none is given one: by it a sender's own requests are told from others'.
        externalId: post.externalId ?? `open311:${randomUUID()}`,
        events: [],
      },
    ],
  )
  if (!made.ok) return refuse(c, [refusalOf(made.failure.code, post)])
  const [request] = made.value
  if (request === undefined) throw new Error('a request was made and not told')
  const limits = limitsOf(post.category, ground.limits)
  return answer(c, describeMade(wordsOf(c), request, { streetId: street.id, post, limits }))
}
