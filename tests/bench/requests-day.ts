import {
  continueDemoRequests,
  demoYearEndMs,
  enterStage,
  type RequestId,
  type ServiceRequest,
  type StreetId,
} from '@wangge/geodata'
import type { Database } from '../../server/src/db/database.ts'
import { selectStreets } from '../../server/src/db/queries/streets.ts'
import { makeRequests } from '../../server/src/services/requests/make-requests.ts'
import { moveRequest } from '../../server/src/services/requests/move-request.ts'
import type { NewRequest, WriteContext } from '../../server/src/services/requests/prepare-requests.ts'
import { createRequestGround, type RequestGround } from '../../server/src/services/requests/request-ground.ts'
import { currentView } from '../../server/src/services/select-views.ts'
import { loadStreetFacts } from '../../server/src/services/street-facts.ts'

const dayMs = 86_400_000

export interface DayOfRequests {
  readonly requests: readonly NewRequest[]
  readonly events: number
  readonly lastMs: number
}

/**
 * A street's day of `count` new requests, each with up to five events of its history: the demo's next days laid over
 * the first of them. Their later events lie in the days after: what counts here is their number.
 */
export const newDay = (count: number): DayOfRequests => {
  const told = new Map<RequestId, ServiceRequest>()
  const span = { seed: 1, fromMs: demoYearEndMs, toMs: demoYearEndMs + 60 * dayMs }
  for (const { request } of continueDemoRequests(span))
    if (request.createdAtMs >= demoYearEndMs && request.events.length <= 5) told.set(request.id, request)
  const requests = [...told.values()].slice(0, count).map((request): NewRequest => {
    const backMs = Math.floor((request.createdAtMs - demoYearEndMs) / dayMs) * dayMs
    const events = request.events.map((event) => enterStage({ ...event, atMs: event.atMs - backMs }))
    return {
      category: request.category,
      position: request.location.coordinates,
      createdAtMs: request.createdAtMs - backMs,
      description: '',
      externalId: `bench-${request.id}`,
      events,
    }
  })
  const events = requests.flatMap((request) => request.events)
  return { requests, events: events.length, lastMs: Math.max(...events.map(({ atMs }) => atMs)) }
}

/** What new requests of each street are held against, as the server keeps it. */
export const readGrounds = async (db: Database): Promise<RequestGround[]> => {
  const grounds: RequestGround[] = []
  for (const head of await selectStreets(db.sql)) {
    const { planId } = currentView(head)
    const facts = await loadStreetFacts(db.sql, { streetId: head.id, planId })
    grounds.push(
      createRequestGround(
        { streetId: head.id, bbox: head.bbox, limits: {} },
        facts.tree.nodes,
        facts.polygons,
      ),
    )
  }
  return grounds
}

const contextOf = (streetId: StreetId, nowMs: number): WriteContext => ({
  streetId,
  origin: 'import',
  sender: 'bench',
  nowMs,
})

/** The day into every street, a transaction each, so many streets at once. */
export const writeDay = async (
  db: Database,
  grounds: readonly RequestGround[],
  day: DayOfRequests,
  atOnce: number,
): Promise<void> => {
  const waiting = [...grounds]
  const work = async (): Promise<void> => {
    for (let ground = waiting.pop(); ground !== undefined; ground = waiting.pop()) {
      const made = await makeRequests(db, ground, contextOf(ground.streetId, day.lastMs), day.requests)
      if (!made.ok || made.value.some(({ kind }) => kind !== 'made'))
        throw new Error(JSON.stringify(made).slice(0, 500))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** One by one, as they come in: a request, then each of its events, a transaction each. Milliseconds of all of them. */
export const writeSingly = async (
  db: Database,
  ground: RequestGround,
  day: DayOfRequests,
  count: number,
): Promise<{ readonly made: number[]; readonly moved: number[] }> => {
  const made: number[] = []
  const moved: number[] = []
  const context = contextOf(ground.streetId, day.lastMs)
  const clock = async <T>(times: number[], work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const value = await work()
    times.push(performance.now() - began)
    return value
  }
  for (const request of day.requests.slice(0, count)) {
    const alone = { ...request, externalId: `${request.externalId}-single`, events: [] }
    const answer = await clock(made, () => makeRequests(db, ground, context, [alone]))
    const id = answer.ok ? (answer.value[0]?.id ?? 0) : 0
    for (const event of request.events.slice(1)) {
      const next = await clock(moved, () => moveRequest(db, ground, context, id, event))
      if (!next.ok) throw new Error(next.failure.code)
    }
  }
  return { made, moved }
}
