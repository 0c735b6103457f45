import type { ServiceRequest } from '../model/dataset.ts'
import type { RequestId, StreetId } from '../model/ids.ts'
import { demoStreetIndex, drawDemoStreet } from './generate-demo.ts'
import { type DemoRequests, roundMs } from './requests.ts'
import { dayMs, yearEndMs, yearStartMs } from './rhythm.ts'

/** Something that happens to a request of a demo street: it is made, or enters a stage. */
export interface DemoHappening {
  readonly atMs: number
  /** As it stands right after: the last of its events is what happens. One with a single event is being made. */
  readonly request: ServiceRequest
}

/**
 * What happens in a demo street from `fromMs` until before `toMs`, in order of time: through the year that
 * `generateDemoStreet` tells, request by request the same, and on without an end. After that year its calls come again
 * every 364 days (its first day left out, so that days follow one another), its planted clusters with them, each at a
 * place near by and with a history of its own. Ids go on from the year's.
 * @param street an id of `generateDemo`; the first street's where it is left out. Nothing happens in any other.
 * @param toMs may be infinite: what is not read is not worked out.
 */
export function* continueDemoRequests(span: {
  seed: number
  street?: StreetId
  fromMs: number
  toMs: number
}): Iterable<DemoHappening> {
  const index = span.street === undefined ? 0 : demoStreetIndex(span.street)
  if (index !== null) yield* happenings(drawDemoStreet(span.seed, index).requests, span.fromMs, span.toMs)
}

export const happenings = function* (
  drawn: DemoRequests,
  fromMs: number,
  toMs: number,
): Iterable<DemoHappening> {
  const made = allRequests(drawn, roundBefore(fromMs))
  let next = made.next()
  let open: ServiceRequest[] = []
  for (let dayEndMs = firstDayEnd(fromMs); dayEndMs - dayMs < toMs; dayEndMs += dayMs) {
    for (; !next.done && next.value.createdAtMs < dayEndMs; next = made.next()) open.push(next.value)
    const of = open.flatMap((request) =>
      request.events.flatMap(({ atMs }, i) => {
        const wanted = atMs >= Math.max(fromMs, dayEndMs - dayMs) && atMs < Math.min(toMs, dayEndMs)
        return wanted ? [{ atMs, request: { ...request, events: request.events.slice(0, i + 1) } }] : []
      }),
    )
    // At one moment, the order is that of the numbers and the histories, as it stands here.
    yield* of.toSorted((a, b) => a.atMs - b.atMs)
    open = open.filter((request) => (request.events.at(-1)?.atMs ?? 0) >= dayEndMs)
  }
}

/** From a round's first request on, each with its whole history. */
const allRequests = function* (drawn: DemoRequests, firstRound: number): Generator<ServiceRequest, never> {
  const { length } = drawn.madeMs
  const firstDay = drawn.madeMs.findIndex((ms) => ms >= yearStartMs + dayMs)
  for (let round = firstRound; ; round += 1) {
    for (let i = round === 0 ? 0 : firstDay; i < length; i += 1) {
      const request = drawn.request(i, round, Number.POSITIVE_INFINITY)
      yield { ...request, id: (i + 1 + round * (length - firstDay)) as RequestId }
    }
  }
}

/** The round before the one that a moment lies in: no request stays open for as long as a round. */
const roundBefore = (ms: number): number => Math.max(0, Math.floor((ms - yearEndMs) / roundMs))

const firstDayEnd = (fromMs: number): number =>
  yearStartMs + (Math.max(0, Math.floor((fromMs - yearStartMs) / dayMs)) + 1) * dayMs
