import {
  indicatorsFrom,
  type IndicatorSums,
  type RequestCategory,
  type RequestIndicators,
} from '@wangge/geodata'
import type { Sql } from '../../db/database.ts'
import {
  type DayWindow,
  selectRequestCounts,
  selectRequestSums,
  selectRequestTotal,
  type SumsQuery,
} from '../../db/queries/request-sums.ts'
import { noGrid } from '../../db/request-tallies.ts'
import type { StreetFacts } from '../street-facts.ts'
import { noSums } from './no-sums.ts'
import { groupOfPlace, groupsByChild, householdsOf } from './request-groups.ts'
import { daysBefore } from './request-window.ts'

export const groupings = ['none', 'grid', 'category', 'day'] as const
export type Grouping = (typeof groupings)[number]

export interface IndicatorsQuestion {
  readonly streetId: string
  /** null is the street. */
  readonly code: string | null
  readonly window: DayWindow
  readonly categories: readonly RequestCategory[] | null
  readonly by: Grouping
  readonly nowMs: number
}

export interface IndicatorGroup {
  readonly key: string
  readonly name: string | null
  readonly households: number | null
  readonly figures: RequestIndicators
}

export interface PlaceIndicators {
  readonly households: number
  readonly figures: RequestIndicators
  readonly previousTotal: number
  readonly groups: readonly IndicatorGroup[]
}

/** Where the sums of a question come from: the stored ones, or a recount under another plan. */
export interface SumsReader {
  sums(query: SumsQuery): Promise<Map<string, IndicatorSums>>
  /** Requests made, by group; far less work than `sums`. */
  counts(query: SumsQuery): Promise<ReadonlyMap<string, number>>
  /** Requests made, of all groups together. */
  total(query: SumsQuery): Promise<number>
}

export const storedSums = (sql: Sql): SumsReader => ({
  sums: (query) => selectRequestSums(sql, query),
  counts: (query) => selectRequestCounts(sql, query),
  total: (query) => selectRequestTotal(sql, query),
})

/** Indicators of a place and of its parts; a part without a request is there with zeros when it is a grid below it. */
export const readIndicators = async (
  readSums: SumsReader,
  facts: StreetFacts,
  { streetId, code, window, categories, by, nowMs }: IndicatorsQuestion,
): Promise<PlaceIndicators> => {
  const query: SumsQuery = {
    streetId,
    ...window,
    nowMs,
    categories,
    groupOf: groupOfPlace(facts, code),
    by: 'place',
  }
  const groupQuery: SumsQuery | null =
    by === 'none'
      ? null
      : by === 'grid'
        ? { ...query, groupOf: groupsByChild(facts, code) }
        : { ...query, by }
  const [place, before, parts] = await Promise.all([
    readSums.sums(query),
    readSums.total({ ...query, ...daysBefore(window) }),
    groupQuery === null ? new Map<string, IndicatorSums>() : readSums.sums(groupQuery),
  ])
  const households = householdsOf(facts, code) ?? 0
  return {
    households,
    figures: indicatorsFrom(place.get('') ?? noSums, households),
    previousTotal: before,
    groups: by === 'grid' ? gridGroups(facts, code, parts) : otherGroups(parts, households, by),
  }
}

const gridGroups = (
  facts: StreetFacts,
  code: string | null,
  parts: ReadonlyMap<string, IndicatorSums>,
): IndicatorGroup[] => {
  const groups = facts.tree.childrenOf(code).map((child): IndicatorGroup => {
    const { households } = child.sums
    return {
      key: child.code,
      name: child.name,
      households,
      figures: indicatorsFrom(parts.get(child.code) ?? noSums, households),
    }
  })
  const outside = parts.get(noGrid)
  if (outside === undefined) return groups
  return [...groups, { key: noGrid, name: null, households: null, figures: indicatorsFrom(outside, null) }]
}

const otherGroups = (
  parts: ReadonlyMap<string, IndicatorSums>,
  households: number,
  by: Grouping,
): IndicatorGroup[] =>
  [...parts]
    .toSorted(([a, one], [b, other]) => (by === 'day' ? (a < b ? -1 : 1) : other.requests - one.requests))
    .map(([key, sums]) => ({ key, name: null, households, figures: indicatorsFrom(sums, households) }))
