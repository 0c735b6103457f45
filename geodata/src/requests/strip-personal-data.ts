import type { StreetId } from '../model/ids.ts'
import { type PersonalDataKind, personalDataKinds, personalPatterns } from './personal-patterns.ts'
import { plainCharacters } from './plain-characters.ts'

export interface StrippedText {
  /** The text with `***` in place of each thing removed, and otherwise character for character as it was. */
  readonly text: string
  readonly removed: Readonly<Record<PersonalDataKind, number>>
  readonly removedTotal: number
}

export const REMOVED_MARK = '***'
/** Stands in for what is dealt with already; no pattern matches it. */
const DONE = '\u0000'

const lettersOf = (found: string): string => found.replace(/[^0-9Xx]/g, '')

type Span = readonly [from: number, to: number]

/** What a pattern finds and `holds` confirms; after something that does not hold, the search goes on one further. */
const spansOf = (text: string, pattern: RegExp, holds: (digits: string) => boolean): Span[] => {
  const spans: Span[] = []
  // Its own copy: a shared pattern would remember where it stood.
  const search = new RegExp(pattern)
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const span = [match.index, match.index + match[0].length] as const
    if (holds(lettersOf(match[0]))) spans.push(span)
    else search.lastIndex = match.index + 1
  }
  return spans
}

const blank = (text: string, spans: readonly Span[]): string => {
  const parts: string[] = []
  let from = 0
  for (const [start, end] of spans) {
    parts.push(text.slice(from, start), DONE.repeat(end - start))
    from = end
  }
  return parts.join('') + text.slice(from)
}

/** Codes of the given streets' grids: street, district, unit, basic. */
const codePattern = (streetIds: readonly StreetId[]): RegExp | null =>
  streetIds.length === 0
    ? null
    : new RegExp(`(?<![0-9])(?:${streetIds.join('|')})(?:D[0-9]{2}|[0-9]{3}(?:[0-9]{3,4})?)?(?![0-9])`, 'g')

/**
 * Free text without identity numbers, mobile and landline numbers, e-mail addresses, plate numbers and bank cards,
 * with how many of each there were. Also found: full-width characters, spaces and dashes between groups, unseen
 * characters between digits. Takes linear time. Doing it twice is doing it once.
 * @param streetIds streets whose grid codes are known: without them a code can pass for a bank card or an old identity
 * number.
 */
export const stripPersonalData = (text: string, streetIds: readonly StreetId[] = []): StrippedText => {
  const { plain, origins } = plainCharacters(text)
  const removed = Object.fromEntries(personalDataKinds.map((kind) => [kind, 0])) as Record<
    PersonalDataKind,
    number
  >
  const spans: Span[] = []
  const codes = codePattern(streetIds)
  let rest = codes === null ? plain : plain.replace(codes, (found) => DONE.repeat(found.length))
  for (const { kind, pattern, holds, count } of personalPatterns) {
    const found = spansOf(rest, pattern, holds)
    for (const [from, to] of found) removed[kind] += count(lettersOf(rest.slice(from, to)))
    for (const span of found) spans.push(span)
    rest = blank(rest, found)
  }
  if (spans.length === 0) return { text, removed, removedTotal: 0 }
  spans.sort(([a], [b]) => a - b)
  const kept: string[] = []
  let from = 0
  for (const [start, end] of spans) {
    kept.push(text.slice(from, origins[start]), REMOVED_MARK)
    from = (origins[end - 1] ?? 0) + 1
  }
  kept.push(text.slice(from))
  const removedTotal = Object.values(removed).reduce((sum, count) => sum + count, 0)
  return { text: kept.join(''), removed, removedTotal }
}
