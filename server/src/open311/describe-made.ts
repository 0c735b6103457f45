import type { PersonalDataKind, RequestLimits } from '@wangge/geodata'
import type { MadeRequest } from '../services/requests/make-requests.ts'
import { type Document, listOf } from './document.ts'
import type { Post } from './read-post.ts'
import { fill, type Open311Words } from './words/words.ts'

const hourMs = 3_600_000

/** What was taken out, with how many of each kind there were. */
const removedNotice = (words: Open311Words, removed: MadeRequest['removed']): string[] => {
  const kinds = Object.entries(removed) as [PersonalDataKind, number][]
  const count = kinds.reduce((sum, [, each]) => sum + each, 0)
  if (count === 0) return []
  const { personal, separator } = words.notice
  const named = kinds.map(([kind, each]) => `${personal[kind]} ${each}`).join(separator)
  return [fill(words.notice.removed, { count, kinds: named })]
}

const noticeOf = (words: Open311Words, post: Post, made: MadeRequest, limits: RequestLimits): string => {
  const { notice } = words
  const sentences =
    made.kind === 'known'
      ? [notice.known]
      : [fill(notice.received, { sign: limits.signMs / hourMs, close: limits.closeMs / hourMs })]
  if (made.ownership === 'unowned') sentences.push(notice.unowned)
  if (made.ownership === 'double-owned') sentences.push(notice.doubleOwned)
  sentences.push(...removedNotice(words, made.removed))
  if (post.dropped.length > 0)
    sentences.push(fill(notice.dropped, { fields: post.dropped.join(notice.separator) }))
  if (post.unknownAttributes > 0)
    sentences.push(fill(notice.droppedAttributes, { count: post.unknownAttributes }))
  return sentences.join(' ')
}

/** The answer to a post. No residents' accounts are kept, so `account_id` is always empty. */
export const describeMade = (
  words: Open311Words,
  made: MadeRequest,
  context: { readonly streetId: string; readonly post: Post; readonly limits: RequestLimits },
): Document => ({
  root: 'service_requests',
  content: listOf('request', [
    {
      service_request_id: `${context.streetId}.${made.id}`,
      service_notice: noticeOf(words, context.post, made, context.limits),
      account_id: null,
    },
  ]),
})
