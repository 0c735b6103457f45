import { fail, ok, type Result } from '@wangge/geodata'
import type { Said } from './read-form.ts'

export const longestWindowDays = 90
const windowMs = longestWindowDays * 86_400_000

/** Both ends belong to it; epoch milliseconds. */
export interface Window {
  readonly fromMs: number
  readonly toMs: number
}

const instant = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** A complete date and time with its zone; a `+` that was sent unescaped arrives as a blank. */
export const readInstant = (text: string): number | null => {
  const written = text.replace(/ (?=\d{2}:\d{2}$)/, '+')
  const date = instant.exec(written)?.[1]
  const timeMs = date === undefined ? Number.NaN : Date.parse(written)
  if (Number.isNaN(timeMs)) return null
  // `Date.parse` takes the 30th of February for the 2nd of March.
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date ?? '') ? timeMs : null
}

/** Where one end is not said, 90 days from the other; where none is, the last 90 days. */
export const readWindow = (said: Said, presentMs: number): Result<Window, 'bad-date' | 'window-too-long'> => {
  const ends: (number | null)[] = []
  for (const name of ['start_date', 'end_date']) {
    const text = said.one(name)
    const timeMs = text === null ? null : readInstant(text)
    if (text !== null && timeMs === null) return fail('bad-date', { name })
    ends.push(timeMs)
  }
  const [start = null, end = null] = ends
  const toMs = end ?? (start === null ? presentMs : start + windowMs)
  const fromMs = start ?? toMs - windowMs
  if (fromMs > toMs || toMs - fromMs > windowMs) return fail('window-too-long', { days: longestWindowDays })
  return ok({ fromMs, toMs })
}
