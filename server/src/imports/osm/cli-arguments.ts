import { fail, ok, type Result, type StreetId } from '@wangge/geodata'
import type { Bbox } from './osm-data.ts'

export interface ImportArguments {
  readonly file: string
  readonly street: string
  readonly bbox: Bbox | null
  readonly code: StreetId | null
  /** County or city district that the street belongs to; null where it is not said. */
  readonly county: string | null
  /** Date of the data, for files that carry none. */
  readonly asOfMs: number | null
}

export type ArgumentFailure =
  | 'missing-file'
  | 'missing-street'
  | 'missing-value'
  | 'unknown-option'
  | 'bad-bbox'
  | 'bad-code'
  | 'bad-date'

/** Reads `FILE.osm.pbf --street NAME [--bbox w,s,e,n] [--code NNNNNNNNN] [--county NAME] [--as-of YYYY-MM-DD]`. */
export const readArguments = (args: readonly string[]): Result<ImportArguments, ArgumentFailure> => {
  let file: string | null = null
  const options = new Map<string, string>()
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string
    if (!arg.startsWith('--')) {
      if (file !== null) return fail('unknown-option', { option: arg })
      file = arg
      continue
    }
    const [name, inline] = split(arg)
    if (!['--street', '--county', '--bbox', '--code', '--as-of'].includes(name))
      return fail('unknown-option', { option: name })
    const value = inline ?? args[++i]
    if (value === undefined || value.trim() === '') return fail('missing-value', { option: name })
    options.set(name, value.trim())
  }
  const street = options.get('--street')
  if (file === null) return fail('missing-file')
  if (street === undefined) return fail('missing-street')
  const bbox = options.has('--bbox') ? readBbox(options.get('--bbox') ?? '') : null
  if (options.has('--bbox') && bbox === null) return fail('bad-bbox', { value: options.get('--bbox') ?? '' })
  const code = options.get('--code') ?? null
  if (code !== null && !/^\d{9}$/.test(code)) return fail('bad-code', { value: code })
  const asOf = options.get('--as-of')
  const asOfMs = asOf === undefined ? null : readDate(asOf)
  if (asOf !== undefined && asOfMs === null) return fail('bad-date', { value: asOf })
  const county = options.get('--county') ?? null
  return ok({ file, street, county, bbox, code: code as StreetId | null, asOfMs })
}

const split = (arg: string): [string, string | undefined] => {
  const at = arg.indexOf('=')
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)]
}

/** Largest side of a box: a street office's area is a few kilometres wide, and 0.3° is about 30 km. */
const widestDegrees = 0.3

const readBbox = (text: string): Bbox | null => {
  const parts = text.split(',')
  if (parts.length !== 4 || !parts.every((part) => /^\s*-?\d+(\.\d+)?\s*$/.test(part))) return null
  const [west, south, east, north] = parts.map(Number) as [number, number, number, number]
  const inside = west >= -180 && east <= 180 && south >= -90 && north <= 90
  const sane = west < east && south < north && east - west <= widestDegrees && north - south <= widestDegrees
  return inside && sane ? [west, south, east, north] : null
}

const readDate = (text: string): number | null => {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text) ? ms : null
}
