import type { Polygon } from 'geojson'
import { areaM2, type GridCode, type GridLevel, requestPlacer, type Result } from '@wangge/geodata'
import type { Database } from '../db/database.ts'
import { type FeatureQuery, type FeatureRow, selectFeatures } from '../db/queries/features.ts'
import type { FeatureTableName } from '../db/queries/feature-tables.ts'
import { selectRequestLimits } from '../db/queries/request-limits.ts'
import { type StreetHead, selectStreets } from '../db/queries/streets.ts'
import { type CollectionId, scopeOf as dataScopeOf } from '../ogc/collection.ts'
import { countVertices } from './geometry-box.ts'
import { coverageGapFeatures } from './gap-features.ts'
import { gapFeatures, gridFeatures } from './grid-features.ts'
import { type Memo, createMemo } from './memo.ts'
import { type GridShape, shapesOf as deriveShapes } from './plan-shapes.ts'
import type { HotspotService } from './hotspots.ts'
import { type Window, hotspotFeatures } from './request-hotspots.ts'
import { type AreaOptions, serviceAreas } from './service-areas.ts'
import { latestWriteMs, presentMs } from './requests/present.ts'
import { loadRequestFacts, type RequestFacts } from './requests/request-facts.ts'
import { createRequestGround, type RequestGround } from './requests/request-ground.ts'
import { storedSums, type SumsReader } from './requests/read-indicators.ts'
import { recountedSums, recountRequests } from './requests/recounted-sums.ts'
import { currentView } from './select-views.ts'
import { type StreetFacts, loadStreetFacts } from './street-facts.ts'
import { walkAreas } from './walk-areas.ts'
import { coverageMinutes } from './walk-defaults.ts'
import type { StreetWalkService } from './walks.ts'

/** A street under one of its plans. */
export interface StreetView {
  readonly head: StreetHead
  /** Empty where the street has no plan. */
  readonly planId: string
}

/** What a computed collection is computed from, besides the street. */
export interface Computation {
  readonly areas: AreaOptions
  readonly window: Window
}

/** Reads of the truth with what is worth remembering of them; one for each server. */
export interface StreetData {
  readonly db: Database
  readonly walks: StreetWalkService
  streets(): Promise<StreetHead[]>
  facts(view: StreetView): Promise<StreetFacts>
  requestFacts(view: StreetView): Promise<RequestFacts>
  /** Sums that the indicators under this plan come from. */
  requestSums(view: StreetView): Promise<SumsReader>
  /** What a new request, or a desk that one goes to, is held against. */
  requestGround(view: StreetView): Promise<RequestGround>
  /** The moment at which the street's requests are looked at, epoch milliseconds. */
  presentOf(view: StreetView): number
  /** Nothing may be written to the street that lies later. */
  latestWriteOf(view: StreetView): number
  /** Shape and label point of every grid of the plan. */
  shapes(view: StreetView): Promise<ReadonlyMap<string, GridShape>>
  /** All features of a computed collection, in order. */
  computed(view: StreetView, id: ComputedId, options: Computation): Promise<readonly FeatureRow[]>
  /** Features of a collection that is a table, from the database each time. */
  stored(
    view: StreetView,
    id: StoredId,
    query: Omit<FeatureQuery, 'planId' | 'streetId' | 'nowMs'>,
  ): Promise<FeatureRow[]>
}

const levels = { districts: 'district', units: 'unit', 'basic-grids': 'basic' } as const satisfies Partial<
  Record<CollectionId, GridLevel>
>
const otherComputed = ['service-areas', 'coverage-gaps', 'request-hotspots', 'organization-gaps'] as const
export type ComputedId = keyof typeof levels | (typeof otherComputed)[number]
export type StoredId = Exclude<CollectionId, ComputedId>

export const isComputed = (id: CollectionId): id is ComputedId =>
  id in levels || otherComputed.some((it) => it === id)

const featureWeight = 12
const weighFeatures = (rows: readonly FeatureRow[]) =>
  rows.reduce((sum, row) => sum + featureWeight + countVertices(row.geometry), 0)

const scopeOf = ({ head, planId }: StreetView) => ({ streetId: head.id, planId })
const keyOf = ({ head, planId }: StreetView) => `${head.id} ${head.stamp} ${planId}`

const withArea = (row: FeatureRow): FeatureRow => ({
  ...row,
  properties: { ...row.properties, area_m2: Math.round(areaM2(row.geometry as Polygon)) },
})

/** A street without a way to walk has nothing to show; any other failure is one of the server. */
const known = <T, N>(result: Result<T>, none: N): T | N => {
  if (result.ok) return result.value
  if (result.failure.code === 'no-network') return none
  throw new Error(`walks: ${result.failure.code}`)
}

const withMinutes = (row: FeatureRow, minutes: number | null): FeatureRow => ({
  ...row,
  properties: { ...row.properties, covered_minutes: minutes },
})

export const createStreetData = (
  db: Database,
  walks: StreetWalkService,
  hotspots: HotspotService,
  /** Epoch milliseconds. */
  clock: () => number,
): StreetData => {
  const { sql } = db
  /** Weighed in grids and buildings: about 200 streets. */
  const factsMemo: Memo<StreetFacts> = createMemo(
    1_000_000,
    (facts) => facts.tree.nodes.size * 4 + facts.homes.length,
  )
  /** Weighed in vertices: some 100 MB. */
  const computedMemo: Memo<readonly FeatureRow[]> = createMemo(1_000_000, weighFeatures)

  const facts = (view: StreetView) => factsMemo.get(keyOf(view), () => loadStreetFacts(sql, scopeOf(view)))

  const presentOf = ({ head }: StreetView) => presentMs(head, clock())
  /** What counts requests, and so changes with each of them; a real street's also with the minute. */
  const requestKeyOf = (view: StreetView) =>
    `${view.head.id} ${view.head.requestStamp} ${view.planId} ${presentOf(view)}`
  const recountMemo: Memo<SumsReader> = createMemo(4, () => 1)
  const requestSums = async (view: StreetView): Promise<SumsReader> => {
    // Requests are stored with the grid in force; under another plan they are counted anew.
    if (view.planId === currentView(view.head).planId) return storedSums(sql)
    return recountMemo.get(`${view.head.id} ${view.head.requestStamp} ${view.planId}`, async () => {
      const { polygons } = await facts(view)
      const placeOf = requestPlacer(
        [...polygons].map(([code, geometry]) => ({ code: code as GridCode, geometry })),
      )
      return recountedSums(await recountRequests(sql, view.head.id, placeOf))
    })
  }
  const requestFactsMemo: Memo<RequestFacts> = createMemo(200, () => 1)
  const requestFacts = (view: StreetView) =>
    requestFactsMemo.get(requestKeyOf(view), async () =>
      loadRequestFacts(await requestSums(view), view.head.id, await facts(view), presentOf(view)),
    )
  const groundMemo: Memo<RequestGround> = createMemo(20, () => 1)
  const requestGround = async (view: StreetView): Promise<RequestGround> => {
    const limits = await selectRequestLimits(sql, view.head.id)
    const inForce = currentView(view.head)
    return groundMemo.get(`${keyOf(inForce)} ${JSON.stringify(limits)}`, async () => {
      const { tree, polygons } = await facts(inForce)
      const street = { streetId: view.head.id, bbox: view.head.bbox, limits }
      return createRequestGround(street, tree.nodes, polygons)
    })
  }

  const shapesMemo: Memo<ReadonlyMap<string, GridShape>> = createMemo(1_000_000, (shapes) => {
    let vertices = 0
    for (const { geometry } of shapes.values()) vertices += countVertices(geometry)
    return vertices
  })
  const shapesOf = (view: StreetView) =>
    shapesMemo.get(keyOf(view), async () => {
      const { tree, polygons } = await facts(view)
      return deriveShapes(tree, polygons)
    })

  const stored: StreetData['stored'] = async (view, id, query) => {
    const rows = await selectFeatures(sql, id as FeatureTableName, {
      ...query,
      streetId: view.head.id,
      planId: view.planId,
      nowMs: presentOf(view),
    })
    if (id === 'streets') return rows.map(withArea)
    if (id !== 'buildings') return rows
    const walked = await walks.walkedOf(view)
    return rows.map((row) => withMinutes(row, walked?.minutesOf(Number(row.key)) ?? null))
  }

  const areas = async (view: StreetView, options: AreaOptions): Promise<readonly FeatureRow[]> => {
    if (options.method === 'radius') return serviceAreas(await stored(view, 'service-centers', {}), options)
    const minutes = options.minutes === null ? coverageMinutes : [options.minutes]
    return walkAreas(
      known(await walks.areas(view, { minutes, speedMps: options.speedMps }), []),
      minutes,
      options,
    )
  }

  const gaps = async (
    view: StreetView,
    { minutes, speedMps }: AreaOptions,
  ): Promise<readonly FeatureRow[]> => {
    const found = known(await walks.gaps(view, { minutes: minutes ?? coverageMinutes[0], speedMps }), null)
    return found === null
      ? []
      : coverageGapFeatures(found, known(await walks.centres(view), []), view.head.id)
  }

  const compute = async (
    view: StreetView,
    id: ComputedId,
    options: Computation,
  ): Promise<readonly FeatureRow[]> => {
    const where = { streetId: view.head.id, planId: view.planId }
    switch (id) {
      case 'service-areas':
        return areas(view, options.areas)
      case 'coverage-gaps':
        return gaps(view, options.areas)
      case 'request-hotspots':
        return hotspotFeatures(hotspots, { view, facts: await facts(view) }, options.window)
      case 'organization-gaps':
        return gapFeatures(await facts(view), await shapesOf(view), where)
      case 'districts':
      case 'units':
      case 'basic-grids':
        return gridFeatures(
          await facts(view),
          await requestFacts(view),
          await shapesOf(view),
          levels[id],
          where,
        )
    }
  }

  return {
    db,
    walks,
    streets: () => selectStreets(sql),
    facts,
    requestFacts,
    requestSums,
    requestGround,
    presentOf,
    latestWriteOf: ({ head }) => latestWriteMs(head, clock()),
    shapes: shapesOf,
    stored,
    computed: (view, id, options) => {
      const { window } = options
      const variant =
        id === 'service-areas' || id === 'coverage-gaps'
          ? `${options.areas.method} ${options.areas.speedMps} ${options.areas.minutes} ${options.areas.centerId}`
          : id === 'request-hotspots'
            ? `${window.fromMs} ${window.toMs}`
            : ''
      const key = dataScopeOf(id) === 'requests' ? requestKeyOf(view) : keyOf(view)
      return computedMemo.get(`${key} ${id} ${variant}`, () => compute(view, id, options))
    },
  }
}
