import { type NewRequest } from '../services/requests/prepare-requests.ts'
import { type PositionReading, readPosition, type RequestCategory, stripPersonalData } from '@wangge/geodata'
import type { StreetHead } from '../db/queries/streets.ts'
import { attributeCodes, isPositionCrs } from './attributes.ts'
import { isServiceCode } from './describe-services.ts'
import type { Said } from './read-form.ts'
import type { Refusal } from './refusals.ts'

/** Fields of the specification that are about a person, or could be: taken from the client, and never kept. */
const personalFields = [
  'email',
  'device_id',
  'account_id',
  'first_name',
  'last_name',
  'phone',
  'media_url',
  'address_string',
  'address_id',
] as const

/** Other names that clients send photographs under. */
const mediaFields = ['media', 'media[]'] as const

export interface Post {
  readonly category: RequestCategory
  readonly position: NewRequest['position']
  readonly description: string
  readonly externalId: string | null
  /** Names of the fields that came and are not kept. */
  readonly dropped: readonly string[]
  /** How many attributes came that no service defines. */
  readonly unknownAttributes: number
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)$/

const coordinate = (said: Said, name: 'lat' | 'long', most: number): number | null => {
  const text = said.one(name) ?? ''
  const value = number.test(text) ? Number(text) : Number.NaN
  return Math.abs(value) <= most ? value : null
}

/** Latitudes are let through up to 180: whoever exchanged the two is told so. */
const readPlace = (said: Said): NewRequest['position'] | Refusal => {
  if (said.one('lat') === null || said.one('long') === null) return { code: 'position-missing' }
  const lon = coordinate(said, 'long', 180)
  const lat = coordinate(said, 'lat', 180)
  if (lon === null || lat === null) return { code: 'bad-position' }
  const crs = said.one('attribute[crs]')?.toLowerCase() ?? 'wgs84'
  if (!isPositionCrs(crs)) return { code: 'bad-crs' }
  return readPosition(crs satisfies PositionReading, [lon, lat])
}

/** An id is kept as it is, so there must be nothing personal in it. */
const readExternalId = (said: Said, street: StreetHead): string | null | Refusal => {
  const id = said.one('attribute[external_id]')
  if (id === null) return null
  const isPersonal = stripPersonalData(id, [street.id]).removedTotal > 0
  return isPersonal || id.length > 100 ? { code: 'bad-external-id' } : id
}

const readService = (said: Said): RequestCategory | Refusal => {
  const code = said.one('service_code')
  if (code === null) return { code: 'service-missing' }
  return isServiceCode(code) ? code : { code: 'service-unknown', detail: { code } }
}

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'code' in value

/** A decoder puts U+FFFD where bytes were no UTF-8: GBK, most often. */
const garbled = (said: Said): Refusal[] =>
  said.entries
    .filter(([, text]) => text.includes('\uFFFD'))
    .map(([name]) => ({ code: 'bad-encoding', detail: { name } }))

const attributesOf = (said: Said): string[] =>
  said.entries.flatMap(([name]) => /^attribute\[([^\]]*)\](\[\])?$/.exec(name)?.[1] ?? [])

/** What a post asks to be written, or all that is wrong with it. */
export const readPost = (said: Said, street: StreetHead): Post | readonly [Refusal, ...Refusal[]] => {
  const category = readService(said)
  const position = readPlace(said)
  const externalId = readExternalId(said, street)
  const [first, ...others] = [...[category, position, externalId].filter(isRefusal), ...garbled(said)]
  if (first !== undefined) return [first, ...others]
  const names = new Set(said.entries.map(([name]) => name))
  return {
    category: category as RequestCategory,
    position: position as NewRequest['position'],
    externalId: externalId as string | null,
    description: said.one('description') ?? '',
    dropped: [...personalFields, ...mediaFields].filter((name) => names.has(name)),
    unknownAttributes: attributesOf(said).filter((code) => !attributeCodes.some((it) => it === code)).length,
  }
}
