import type { RequestCategory } from '@wangge/geodata'
import type { CoordinateSystem, NewRequestBody } from '../../../api/request-writes.ts'
import { chinaInputMs } from '../../../i18n/china-input.ts'

/** What the form holds, as it was typed. */
export interface EntryDraft {
  readonly category: RequestCategory | null
  readonly lon: string
  readonly lat: string
  readonly crs: CoordinateSystem
  /** Empty: what the form shows unasked. */
  readonly time: string
  readonly description: string
  readonly externalId: string
}

export const emptyDraft: EntryDraft = {
  category: null,
  lon: '',
  lat: '',
  crs: 'wgs84',
  time: '',
  description: '',
  externalId: '',
}

const plain = (text: string): string => text.normalize('NFKC').trim()

/** A typed number of degrees; null where it is none. */
export const degreesIn = (text: string): number | null => {
  const written = plain(text).replace(/[°度]$/, '')
  return /^[+-]?\d{1,3}(?:\.\d{1,15})?$/.test(written) ? Number(written) : null
}

/** Two numbers pasted into one field, as maps copy them; null where it is anything else. */
export const pairIn = (text: string): readonly [string, string] | null => {
  const parts = plain(text).split(/[\s,;、]+/)
  const [first = '', second = ''] = parts
  return parts.length === 2 && degreesIn(first) !== null && degreesIn(second) !== null
    ? [first, second]
    : null
}

export const entryFields = ['category', 'place', 'time', 'description', 'externalId'] as const
export type EntryField = (typeof entryFields)[number]
export type EntryFault = 'no-category' | 'no-place' | 'bad-number' | 'bad-time'

/**
 * What is sent, or the field that is missing or unreadable; everything else is the server's to refuse.
 * @param usualMs the time of what has none of its own; null leaves it to the server, whose present it is
 */
export const entryBody = (
  draft: EntryDraft,
  street: string,
  usualMs: number | null,
): { readonly body: NewRequestBody } | { readonly field: EntryField; readonly fault: EntryFault } => {
  const { category, crs, description } = draft
  if (category === null) return { field: 'category', fault: 'no-category' }
  if (draft.lon.trim() === '' || draft.lat.trim() === '') return { field: 'place', fault: 'no-place' }
  const [lon, lat] = [degreesIn(draft.lon), degreesIn(draft.lat)]
  if (lon === null || lat === null) return { field: 'place', fault: 'bad-number' }
  const timeMs = draft.time === '' ? usualMs : chinaInputMs(draft.time)
  if (timeMs === null && draft.time !== '') return { field: 'time', fault: 'bad-time' }
  const externalId = draft.externalId.trim()
  return {
    body: {
      street,
      category,
      lon,
      lat,
      crs,
      description,
      ...(timeMs === null ? {} : { createdAt: new Date(timeMs).toISOString() }),
      ...(externalId === '' ? {} : { externalId }),
    },
  }
}

/** The field that a refusal is about; null where it is about none. */
export const fieldOfRefusal = (code: string): EntryField | null => {
  switch (code) {
    case 'unknown-category':
      return 'category'
    case 'bad-position':
    case 'off-street':
    case 'swapped-coordinates':
      return 'place'
    case 'request-in-future':
    case 'request-bad-time':
      return 'time'
    case 'description-too-long':
      return 'description'
    case 'bad-external-id':
      return 'externalId'
    default:
      return null
  }
}
