import {
  type CentreProblem,
  type CoverageGaps,
  fail,
  isWithin,
  ok,
  type PointAreas,
  type Result,
  walkLimitM,
} from '@wangge/geodata'
import type { MultiPolygon, Position } from 'geojson'
import type { Database } from '../db/database.ts'
import { startWorker } from '../workers/start-thread.ts'
import { createThreadClient } from '../workers/thread-client.ts'
import type { CoverageAnswer, PlacedCentre, WalkCalls, WalkLimits } from '../workers/walk-messages.ts'
import { countVertices } from './geometry-box.ts'
import { createMemo } from './memo.ts'
import { openWalks } from './open-walks.ts'
import type { StreetView } from './street-data.ts'
import { type CoverageMinutes, coverageMinutes, defaultSpeedMps } from './walk-defaults.ts'

/** A centre that nobody, or nearly nobody, can walk to: a fault of the data, as a rule. */
export interface WalkProblem {
  readonly code: CentreProblem
  readonly centerId: string
  readonly name: string
}

export interface StreetWalkCoverage extends CoverageAnswer {
  readonly problems: readonly WalkProblem[]
}

export interface CentreAreas {
  readonly centre: PlacedCentre
  /** In the order of the minutes; null for a centre off the network, which has none. */
  readonly areas: readonly MultiPolygon[] | null
}

/** Walks at the default speed, by building. */
export interface WalkedBuildings {
  /** Metres to the nearest centre that covers; null where none can be walked to, and for no building of the street. */
  metresOf(building: number): number | null
  /** The smallest of `coverageMinutes` that is enough; null where none is. */
  minutesOf(building: number): CoverageMinutes | null
  /** What the number of a building in other answers stands for. */
  idAt(position: number): number
}

/**
 * Everything that is walked, computed in one worker thread and remembered by the street's stamp and plan. Answers are
 * plain data. Failures besides those of `StreetWalks`: `no-network`, where the street has no way to walk, and
 * `internal`, where the thread broke down.
 */
export interface StreetWalkService {
  coverage(view: StreetView, limits: WalkLimits): Promise<Result<StreetWalkCoverage>>
  gaps(
    view: StreetView,
    limit: { readonly minutes: number; readonly speedMps: number },
  ): Promise<Result<CoverageGaps>>
  /** Of every place that serves, and of the candidates, in the order of their ids. */
  areas(view: StreetView, limits: WalkLimits): Promise<Result<readonly CentreAreas[]>>
  areaAt(
    view: StreetView,
    point: Position,
    query: WalkLimits & { readonly method: 'walk' | 'radius' },
  ): Promise<Result<PointAreas>>
  /** What the numbers of centres in other answers stand for. */
  centres(view: StreetView): Promise<Result<readonly PlacedCentre[]>>
  /** null where the street has no way to walk. */
  walkedOf(view: StreetView): Promise<WalkedBuildings | null>
  /** As `writeNetwork` has it. */
  networkBytes(view: StreetView): Promise<Result<Uint8Array<ArrayBuffer>>>
  /** As `writeWalkGround` has it. */
  groundBytes(view: StreetView): Promise<Result<Uint8Array<ArrayBuffer>>>
  /** Ends the thread. */
  close(): Promise<void>
}

const keyOf = ({ head, planId }: StreetView) => `${head.id} ${head.stamp} ${planId}`

/** So often a street is opened again for one question: others may have pushed it out of the thread's memory meanwhile. */
const openings = 3

/** By numbers held; some 60 MB. */
const rememberedNumbers = 4_000_000

export const createStreetWalkService = (db: Database): StreetWalkService => {
  const thread = createThreadClient<WalkCalls>(() => startWorker('walk-worker'))
  const opening = new Map<string, Promise<Result<null>>>()

  /** Concurrent callers share one opening. */
  const open = (view: StreetView): Promise<Result<null>> => {
    const key = keyOf(view)
    const underway = opening.get(key) ?? openWalks(db, thread, view, key).finally(() => opening.delete(key))
    opening.set(key, underway)
    return underway
  }

  type Question<K extends keyof WalkCalls> = Omit<WalkCalls[K]['question'], 'key'>
  const ask = async <K extends keyof WalkCalls>(
    view: StreetView,
    call: K,
    question: Question<K>,
  ): Promise<Result<WalkCalls[K]['answer']>> => {
    for (let attempt = 0; attempt < openings; attempt += 1) {
      const answer = await thread.ask(call, { ...question, key: keyOf(view) } as WalkCalls[K]['question'])
      if (answer.ok || answer.failure.code !== 'not-open') return answer
      const opened = await open(view)
      if (!opened.ok) return opened
    }
    return fail('internal')
  }

  const remembered = createRemembered(rememberedNumbers)

  const centres: StreetWalkService['centres'] = (view) =>
    remembered(
      `${keyOf(view)} centres`,
      (list) => 12 * list.length,
      () => ask(view, 'centres', {}),
    )

  const problems = async (view: StreetView): Promise<Result<readonly WalkProblem[]>> => {
    const known = await centres(view)
    if (!known.ok) return known
    return ok(
      known.value.flatMap(({ id, name, problem }) =>
        problem === null ? [] : [{ code: problem, centerId: id, name }],
      ),
    )
  }

  /** One centre at a time, so that other questions get their turn between them. */
  const areasOf = async (view: StreetView, limits: WalkLimits): Promise<Result<readonly CentreAreas[]>> => {
    const known = await centres(view)
    if (!known.ok) return known
    const all: CentreAreas[] = []
    for (const [number, centre] of known.value.entries()) {
      const areas = await ask(view, 'centreAreas', { ...limits, centre: number })
      if (areas.ok) all.push({ centre, areas: areas.value })
      else if (areas.failure.code === 'centre-off-network') all.push({ centre, areas: null })
      else return areas
    }
    return ok(all)
  }

  return {
    centres,
    coverage: (view, limits) =>
      remembered(`${keyOf(view)} coverage ${limits.speedMps} ${limits.minutes}`, weighCoverage, async () => {
        const answer = await ask(view, 'coverage', limits)
        if (!answer.ok) return answer
        const faults = await problems(view)
        return faults.ok ? ok({ ...answer.value, problems: faults.value }) : faults
      }),
    gaps: (view, limit) =>
      remembered(`${keyOf(view)} gaps ${limit.speedMps} ${limit.minutes}`, weighGaps, () =>
        ask(view, 'gaps', limit),
      ),
    areas: (view, limits) =>
      remembered(`${keyOf(view)} areas ${limits.speedMps} ${limits.minutes}`, weighAreas, () =>
        areasOf(view, limits),
      ),
    areaAt: (view, point, query) => ask(view, 'areaAt', { ...query, point }),
    walkedOf: async (view) => {
      const walked = await remembered(
        `${keyOf(view)} walked`,
        ({ count }) => 4 * count,
        async () => {
          const columns = await ask(view, 'walked', {})
          return columns.ok ? ok(walkedBuildings(columns.value)) : columns
        },
      )
      if (walked.ok) return walked.value
      if (walked.failure.code === 'no-network') return null
      throw new Error(`walks of ${view.head.id}: ${walked.failure.code}`)
    },
    networkBytes: (view) => ask(view, 'network', {}),
    groundBytes: (view) => ask(view, 'ground', {}),
    close: () => thread.close(),
  }
}

/** A memo of results that keeps those that are facts of the data, `no-network` among them, and no breakdown. */
const createRemembered = (maxWeight: number) => {
  class Unkept extends Error {
    readonly result: Result<never>
    constructor(result: Result<never>) {
      super('not remembered')
      this.result = result
    }
  }
  const memo = createMemo<{ readonly result: Result<unknown>; readonly weight: number }>(
    maxWeight,
    ({ weight }) => weight,
  )
  return async <T>(
    key: string,
    weigh: (value: T) => number,
    load: () => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    try {
      const { result } = await memo.get(key, async () => {
        const loaded = await load()
        if (loaded.ok) return { result: loaded, weight: weigh(loaded.value) }
        if (loaded.failure.code !== 'no-network') throw new Unkept(loaded)
        return { result: loaded, weight: 1 }
      })
      return result as Result<T>
    } catch (error) {
      if (error instanceof Unkept) return error.result
      throw error
    }
  }
}

const weighCoverage = ({ coverage, radius }: CoverageAnswer): number =>
  coverage.places.length * (20 + 6 * coverage.minutes.length) +
  radius.reduce((sum, { places }) => sum + 16 * places.length, 0)

const weighGaps = ({ gaps, others }: CoverageGaps): number =>
  [...gaps, ...others].reduce(
    (sum, { geometry, members }) => sum + 40 + 2 * countVertices(geometry) + members.length,
    0,
  )

const weighAreas = (all: readonly CentreAreas[]): number =>
  all.reduce(
    (sum, { areas }) => sum + (areas ?? []).reduce((own, area) => own + 2 * countVertices(area), 12),
    0,
  )

const walkedBuildings = ({
  id,
  metres,
}: WalkCalls['walked']['answer']): WalkedBuildings & { readonly count: number } => {
  const at = new Map([...id].map((building, number) => [building, number]))
  const metresOf = (building: number): number | null => {
    const walkM = metres[at.get(building) ?? -1] ?? Infinity
    return walkM === Infinity ? null : walkM
  }
  return {
    count: id.length,
    idAt: (position) => id[position] ?? 0,
    metresOf,
    minutesOf: (building) => {
      const walkM = metresOf(building)
      if (walkM === null) return null
      return coverageMinutes.find((value) => isWithin(walkM, walkLimitM(value, defaultSpeedMps))) ?? null
    },
  }
}
