import type { GridLevel } from '@wangge/geodata'
import type { Database } from '../db/database.ts'
import { type FeatureQuery, type FeatureRow, selectFeatures } from '../db/queries/features.ts'
import type { FeatureTableName } from '../db/queries/feature-tables.ts'
import { type RequestRow, selectRequestFigures } from '../db/queries/request-figures.ts'
import { type StreetHead, selectStreets } from '../db/queries/streets.ts'
import type { CollectionId } from '../ogc/collection.ts'
import { countVertices } from './geometry-box.ts'
import { type GridShape, gapFeatures, gridFeatures } from './grid-features.ts'
import { type Memo, createMemo } from './memo.ts'
import { shapesOf as deriveShapes } from './plan-shapes.ts'
import { type Window, loadHotspots } from './request-hotspots.ts'
import { type AreaOptions, serviceAreas } from './service-areas.ts'
import { type StreetFacts, loadStreetFacts } from './street-facts.ts'

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
  streets(): Promise<StreetHead[]>
  facts(view: StreetView): Promise<StreetFacts>
  /** Shape and label point of every grid of the plan. */
  shapes(view: StreetView): Promise<ReadonlyMap<string, GridShape>>
  /** Figures of the requests of one place; `code` null is the street. */
  requestFigures(view: StreetView, code: string | null, window: Window): Promise<RequestRow>
  /** All features of a computed collection, in order. */
  computed(view: StreetView, id: ComputedId, options: Computation): Promise<readonly FeatureRow[]>
  /** Features of a collection that is a table, from the database each time. */
  stored(
    view: StreetView,
    id: StoredId,
    query: Omit<FeatureQuery, keyof StreetView | 'streetId'>,
  ): Promise<FeatureRow[]>
}

const levels = { districts: 'district', units: 'unit', 'basic-grids': 'basic' } as const satisfies Partial<
  Record<CollectionId, GridLevel>
>
export type ComputedId = keyof typeof levels | 'service-areas' | 'request-hotspots' | 'organization-gaps'
export type StoredId = Exclude<CollectionId, ComputedId>

export const isComputed = (id: CollectionId): id is ComputedId =>
  id in levels || id === 'service-areas' || id === 'request-hotspots' || id === 'organization-gaps'

const featureWeight = 12
const weighFeatures = (rows: readonly FeatureRow[]) =>
  rows.reduce((sum, row) => sum + featureWeight + countVertices(row.geometry), 0)

const scopeOf = ({ head, planId }: StreetView) => ({ streetId: head.id, planId, asOfMs: head.asOfMs })
const keyOf = ({ head, planId }: StreetView) => `${head.id} ${head.stamp} ${planId}`

export const createStreetData = (db: Database): StreetData => {
  const { sql } = db
  /** Weighed in grids and buildings: about 200 streets. */
  const factsMemo: Memo<StreetFacts> = createMemo(
    1_000_000,
    (facts) => facts.tree.nodes.size * 4 + facts.coverage.minutesOf.size,
  )
  /** Weighed in vertices: some 100 MB. */
  const computedMemo: Memo<readonly FeatureRow[]> = createMemo(1_000_000, weighFeatures)

  const facts = (view: StreetView) => factsMemo.get(keyOf(view), () => loadStreetFacts(sql, scopeOf(view)))

  const shapesMemo: Memo<ReadonlyMap<string, GridShape>> = createMemo(1_000_000, (shapes) => {
    let vertices = 0
    for (const { geometry } of shapes.values()) vertices += countVertices(geometry)
    return vertices
  })
  /** Counted in places. */
  const requestMemo: Memo<RequestRow> = createMemo(20_000, () => 1)

  const shapesOf = (view: StreetView) =>
    shapesMemo.get(keyOf(view), async () => deriveShapes(sql, view.planId, (await facts(view)).tree))

  const requestFigures: StreetData['requestFigures'] = (view, code, { fromMs, toMs }) =>
    requestMemo.get(`${keyOf(view)} ${code} ${fromMs} ${toMs}`, async () => {
      const { tree } = await facts(view)
      return selectRequestFigures(sql, {
        streetId: view.head.id,
        basicCodes: code === null ? null : tree.basicsOf(code).map((basic) => basic.code),
        from: new Date(fromMs),
        to: new Date(toMs),
      })
    })

  const stored: StreetData['stored'] = async (view, id, query) => {
    const rows = await selectFeatures(sql, id as FeatureTableName, {
      ...query,
      streetId: view.head.id,
      planId: view.planId,
    })
    if (id !== 'buildings') return rows
    const { coverage } = await facts(view)
    return rows.map((row) => ({
      ...row,
      properties: { ...row.properties, covered_minutes: coverage.minutesOf.get(Number(row.key)) ?? null },
    }))
  }

  const compute = async (
    view: StreetView,
    id: ComputedId,
    options: Computation,
  ): Promise<readonly FeatureRow[]> => {
    const where = { streetId: view.head.id, planId: view.planId }
    switch (id) {
      case 'service-areas':
        return serviceAreas(await stored(view, 'service-centers', {}), options.areas)
      case 'request-hotspots':
        return loadHotspots(sql, view.head.id, options.window)
      case 'organization-gaps':
        return gapFeatures(await facts(view), await shapesOf(view), where)
      case 'districts':
      case 'units':
      case 'basic-grids':
        return gridFeatures(await facts(view), await shapesOf(view), levels[id], where)
    }
  }

  return {
    db,
    streets: () => selectStreets(sql),
    facts,
    shapes: shapesOf,
    requestFigures,
    stored,
    computed: (view, id, options) => {
      const { areas, window } = options
      const variant =
        id === 'service-areas'
          ? `${areas.speedMps} ${areas.minutes} ${areas.centerId}`
          : id === 'request-hotspots'
            ? `${window.fromMs} ${window.toMs}`
            : ''
      return computedMemo.get(`${keyOf(view)} ${id} ${variant}`, () => compute(view, id, options))
    },
  }
}
