import { type Result, fail, ok } from '@wangge/geodata'
import type { Box } from '../db/queries/features.ts'
import { type CoverageMinutes, coverageMinutes, defaultSpeedMps } from '../services/walk-defaults.ts'
import type { AreaOptions } from '../services/service-areas.ts'
import type { Collection, Property } from './collection.ts'
import type { ProblemCode } from '../routes/problem.ts'
import { type Crs, crsOf } from './crs.ts'
import { type PageCursor, readCursor } from './cursor.ts'
import { parseBbox } from './parse-bbox.ts'
import { type Interval, parseDatetime } from './parse-datetime.ts'

export const defaultLimit = 100
export const maxLimit = 5000

/** What a request for items asks, once every parameter has been understood. */
export interface ItemsQuery {
  readonly streetId: string | null
  readonly planId: string | null
  readonly boxes: readonly Box[] | undefined
  readonly interval: Interval | undefined
  readonly limit: number
  readonly crs: Crs
  readonly filters: Readonly<Record<string, string | number | boolean>>
  readonly areas: AreaOptions
  readonly after: PageCursor | null
}

type Parsed<T> = Result<T, ProblemCode>

const refuse = (code: ProblemCode, detail: string) => fail(code, { detail })

export const parseLimit = (text: string | undefined): Parsed<number> => {
  if (text === undefined) return ok(defaultLimit)
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1)
    return refuse('bad-limit', `limit is a whole number from 1 to ${maxLimit}.`)
  // Part 1, /req/core/fc-limit-definition: more than the maximum is answered with the maximum.
  return ok(Math.min(Number(text), maxLimit))
}

const parseValue = (name: string, text: string, property: Property): Parsed<string | number | boolean> => {
  const allowed = property.values
  if (property.type === 'boolean') {
    if (text === 'true' || text === 'false') return ok(text === 'true')
    return refuse('bad-value', `${name} is true or false.`)
  }
  if (property.type === 'integer' || property.type === 'number') {
    const value = Number(text)
    if (!/^-?\d+(\.\d+)?$/.test(text) || (allowed !== undefined && !allowed.includes(value)))
      return refuse('bad-value', `${name} is ${allowed ? `one of ${allowed.join(', ')}` : 'a number'}.`)
    return ok(value)
  }
  if (allowed !== undefined && !allowed.includes(text))
    return refuse('bad-value', `${name} is one of ${allowed.join(', ')}.`)
  return ok(text)
}

const parseAreas = (values: ReadonlyMap<string, string>, collection: Collection): Parsed<AreaOptions> => {
  let [speedMps, minutes, centerId]: [number, CoverageMinutes | null, string | null] = [
    defaultSpeedMps,
    null,
    null,
  ]
  let method: AreaOptions['method'] = 'walk'
  for (const parameter of collection.parameters) {
    const text = values.get(parameter.name)
    if (text === undefined) continue
    const value = parseValue(parameter.name, text, { ...parameter, filter: true })
    if (!value.ok) return value
    if (parameter.name === 'center_id') centerId = text
    if (parameter.name === 'method') method = text === 'radius' ? 'radius' : 'walk'
    if (parameter.name === 'minutes') minutes = coverageMinutes.find((it) => it === value.value) ?? null
    if (parameter.name === 'speed_mps') {
      speedMps = Number(text)
      const { minimum = 0, maximum = Infinity } = parameter
      if (speedMps < minimum || speedMps > maximum)
        return refuse('bad-value', `speed_mps is from ${minimum} to ${maximum}.`)
    }
  }
  return ok({ method, speedMps, minutes, centerId })
}

/** Parameters of every collection's items; filters and computation parameters come on top. */
export const commonParameters = [
  'f',
  'bbox',
  'bbox-crs',
  'crs',
  'datetime',
  'limit',
  'cursor',
  'street',
  'plan',
] as const

/** `given` as the address has it, in order; the same parameter twice is refused. */
export const parseItemsQuery = (given: URLSearchParams, collection: Collection): Parsed<ItemsQuery> => {
  const values = new Map<string, string>()
  const filters: Record<string, string | number | boolean> = {}
  for (const [name, text] of given) {
    if (values.has(name)) return refuse('bad-value', `${name} is given twice.`)
    values.set(name, text)
    if (commonParameters.some((it) => it === name) || collection.parameters.some((it) => it.name === name))
      continue
    const property = collection.properties[name]
    if (!property?.filter) return refuse('unknown-parameter', `${collection.id} has no parameter ${name}.`)
    const value = parseValue(name, text, property)
    if (!value.ok) return value
    filters[name] = value.value
  }
  const limit = parseLimit(values.get('limit'))
  if (!limit.ok) return limit
  const crs = crsOf(values.get('crs'))
  const bboxCrs = crsOf(values.get('bbox-crs'))
  if (crs === null || bboxCrs === null)
    return refuse('bad-crs', 'CRS84 and EPSG:4326 are served, by their OGC addresses.')
  const bbox = values.get('bbox')
  const boxes = bbox === undefined ? ok(undefined) : parseBbox(bbox, bboxCrs)
  if (!boxes.ok) return boxes
  const datetime = values.get('datetime')
  const interval = datetime === undefined ? ok(undefined) : parseDatetime(datetime)
  if (!interval.ok) return interval
  const areas = parseAreas(values, collection)
  if (!areas.ok) return areas
  const cursor = values.get('cursor')
  const after = cursor === undefined ? null : readCursor(cursor)
  if (cursor !== undefined && after === null)
    return refuse('bad-cursor', 'Follow the next link as it is given.')
  return ok({
    streetId: values.get('street') ?? null,
    planId: values.get('plan') ?? null,
    boxes: boxes.value,
    interval: interval.value,
    limit: limit.value,
    crs,
    filters,
    areas: areas.value,
    after,
  })
}
