import { type Result, fail, ok } from '@wangge/geodata'

/** Closed, in epoch milliseconds; null is an open end. */
export interface Interval {
  readonly fromMs: number | null
  readonly toMs: number | null
}

const refuse = () =>
  fail('bad-datetime', {
    detail: 'datetime is an RFC 3339 time, or two with / between; .. or nothing is open.',
  })

const pattern = /^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2}))?$/

/** First and last millisecond of what the text says: a bare date is that whole day, in UTC. */
const parseMoment = (text: string): [number, number] | null => {
  if (!pattern.test(text)) return null
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) return null
  // Date.parse lets 30 February through as 2 March.
  const day = text.slice(0, 10)
  if (new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) return null
  return text.length === 10 ? [ms, ms + 86_399_999] : [ms, ms]
}

const isOpen = (part: string) => part === '' || part === '..'

export const parseDatetime = (text: string): Result<Interval, 'bad-datetime'> => {
  const parts = text.split('/')
  if (parts.length > 2) return refuse()
  const [first = '', second = first] = parts
  if (isOpen(first) && isOpen(second))
    return parts.length === 2 && text !== '/' ? ok({ fromMs: null, toMs: null }) : refuse()
  const from = isOpen(first) ? null : parseMoment(first)
  const to = isOpen(second) ? null : parseMoment(second)
  if ((from === null && !isOpen(first)) || (to === null && !isOpen(second))) return refuse()
  const fromMs = from?.[0] ?? null
  const toMs = to?.[1] ?? null
  if (fromMs !== null && toMs !== null && fromMs > toMs) return refuse()
  return ok({ fromMs, toMs })
}
