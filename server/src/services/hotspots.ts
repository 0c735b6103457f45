import { fail, ok, type Result } from '@wangge/geodata'
import type { Database } from '../db/database.ts'
import { selectHotspotPoints } from '../db/queries/hotspot-points.ts'
import { type Packed, pack, weighPacked } from '../ogc/packed-answer.ts'
import { countRequests } from '../workers/hotspot-columns.ts'
import type { HotspotCalls, HotspotQuestion, PlanGrid } from '../workers/hotspot-messages.ts'
import { startWorker } from '../workers/start-thread.ts'
import { createThreadClient } from '../workers/thread-client.ts'
import { createSharedAnswers } from './hotspot-askers.ts'
import type { ShownCell } from './hotspot-cells.ts'
import type { HotspotQuery } from './hotspot-query.ts'
import { createTurns } from './hotspot-turns.ts'
import { currentView } from './select-views.ts'
import type { StreetView } from './street-data.ts'
import type { StreetFacts } from './street-facts.ts'

/** What hot spots are asked of. */
export interface HotspotPlace {
  readonly view: StreetView
  readonly facts: Pick<StreetFacts, 'homes' | 'tree' | 'polygons'>
}

/** How an answer is written. */
export interface HotspotForm {
  /** Begins the object: what stands before the findings. */
  readonly head: Readonly<Record<string, unknown>>
  /** Whether counts below the minimum are left out. */
  readonly withhold: boolean
  readonly geometry: boolean
}

/**
 * Hot spots, computed in one worker thread. Failures: `window-too-full`, `too-busy`, `cancelled`, those of
 * `requestHotspots`, and `internal`, where the thread broke down.
 */
export interface HotspotService {
  /**
   * The answer as JSON, remembered by its key.
   * @param key names all that the answer depends on
   * @param gone aborted where the asker has left
   */
  answer(
    key: string,
    gone: AbortSignal,
    place: () => Promise<HotspotPlace>,
    query: HotspotQuery,
    form: HotspotForm,
  ): Promise<Result<Packed>>
  /** Of a query by H3 the cells that are shown to everybody. */
  shown(place: HotspotPlace, query: HotspotQuery): Promise<Result<readonly ShownCell[]>>
  /** Ends the thread. */
  close(): Promise<void>
}

export interface HotspotSettings {
  /** While one is computed, the next is read from the database. */
  readonly atOnce: number
  readonly mostWaiting: number
  /** More requests than these in one window are not looked at. */
  readonly mostRequests: number
  readonly start: () => ReturnType<typeof startWorker>
}

export const hotspotDefaults: HotspotSettings = {
  atOnce: 2,
  mostWaiting: 16,
  mostRequests: 1_000_000,
  start: () => startWorker('hotspot-worker'),
}

/** Some hundreds of answers. */
const keptBytes = 30_000_000

export const createHotspotService = (
  db: Database,
  { atOnce, mostWaiting, mostRequests, start }: HotspotSettings = hotspotDefaults,
): HotspotService => {
  const thread = createThreadClient<HotspotCalls>(start)
  const turns = createTurns({ atOnce, mostWaiting })
  const answers = createSharedAnswers<Packed>(keptBytes, weighPacked)

  const questionOf = async (place: HotspotPlace, query: HotspotQuery): Promise<Result<HotspotQuestion>> => {
    const places = placesOf(place, query)
    const points = await selectHotspotPoints(db.sql, {
      streetId: place.view.head.id,
      fromMs: query.fromMs,
      endMs: query.toMs,
      categories: query.categories,
      basicCodes: places.kind === 'basic' && places.placing === 'kept' ? codesOf(place) : [],
      most: mostRequests + 1,
    })
    if (countRequests(points) > mostRequests) return fail('window-too-full', { most: mostRequests })
    return ok({ points, places, options: query.options, edgesMs: query.steps?.edgesMs ?? null })
  }

  const find = async (place: HotspotPlace, query: HotspotQuery, form: HotspotForm, unwanted: AbortSignal) => {
    const question = await questionOf(place, query)
    if (!question.ok) return question
    if (unwanted.aborted) return fail('cancelled')
    const { withhold, geometry } = form
    const found = await thread.ask(
      'found',
      { ...question.value, withhold, geometry },
      buffersOf(question.value),
    )
    return found.ok ? ok(await pack(join(form.head, found.value), 'application/json')) : found
  }

  return {
    answer: (key, gone, placeOf, query, form) =>
      answers.get(key, gone, (unwanted) =>
        turns.take(unwanted, async () => find(await placeOf(), query, form, unwanted)),
      ),
    shown: (place, query) =>
      turns.take(new AbortController().signal, async () => {
        const question = await questionOf(place, query)
        return question.ok ? thread.ask('shown', question.value, buffersOf(question.value)) : question
      }),
    close: () => thread.close(),
  }
}

const buffersOf = ({ points }: HotspotQuestion): ArrayBuffer[] => points.map(({ buffer }) => buffer)

/** Two JSON objects as one: what the thread wrote is not read again. */
const join = (head: Readonly<Record<string, unknown>>, found: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${JSON.stringify(head).slice(0, -1)},`), found.subarray(1)])

/** In order of code, as every list of cells is. */
const basicsOf = ({ facts: { tree } }: HotspotPlace) =>
  tree.basicsOf(null).toSorted((a, b) => (a.code < b.code ? -1 : 1))
const codesOf = (place: HotspotPlace): string[] => gridsOf(place).map(({ code }) => code)

const gridsOf = (place: HotspotPlace): PlanGrid[] =>
  basicsOf(place).flatMap(({ code, name, parentCode, sums }) => {
    const polygon = place.facts.polygons.get(code)
    return polygon === undefined
      ? []
      : [{ code, name, unitCode: parentCode, households: sums.households, polygon }]
  })

const placesOf = (place: HotspotPlace, { resolution }: HotspotQuery): HotspotQuestion['places'] => {
  const { view, facts } = place
  if (resolution === null) {
    const isInForce = currentView(view.head).planId === view.planId
    return { kind: 'basic', grids: JSON.stringify(gridsOf(place)), placing: isInForce ? 'kept' : 'anew' }
  }
  const { homes } = facts
  return {
    kind: 'h3',
    resolution,
    homes: {
      lon: Float64Array.from(homes, ({ lon }) => lon),
      lat: Float64Array.from(homes, ({ lat }) => lat),
      households: Float64Array.from(homes, ({ weight }) => weight),
    },
  }
}
