import {
  enterStage,
  firstDesk,
  limitsOf,
  type LoopEvent,
  type LoopState,
  startLoop,
  stepRequest,
  type ServiceRequest,
  type StreetDataset,
} from '@wangge/geodata'
import type { RequestEventRow, RequestOrigin, RequestRow } from './request-tables.ts'
import { TallyChanges } from './tally-changes.ts'
import type { RequestRows } from './write-requests.ts'

/** A history in a dataset that the loop does not allow. */
export class HistoryRefused extends Error {
  readonly code: string
  constructor(request: number, event: number, code: string) {
    super(`request ${request}: event ${event}: ${code}`)
    this.code = code
  }
}

/** A dataset's requests as rows: histories walked through the loop, states and sums derived from them. */
export const requestRowsOf = ({ street, requests }: StreetDataset): RequestRows => {
  const origin: RequestOrigin = street.synthetic ? 'demo' : 'import'
  const rows: RequestRow[] = []
  const events: RequestEventRow[] = []
  const tallies = new TallyChanges()
  for (const request of requests) {
    const steps = walk(request, street.asOfMs)
    for (const [i, { event, after }] of steps.entries())
      events.push({ requestId: request.id, createdAtMs: request.createdAtMs, seq: i + 1, event, after })
    const state = steps.at(-1)?.after ?? startOf(request)
    const { id, category, basicCode, location } = request
    rows.push({
      id,
      category,
      basicCode,
      candidates: [],
      description: '',
      removedCount: 0,
      origin,
      position: location.coordinates,
      state,
    })
    tallies.add(basicCode, category, state)
  }
  return { requests: rows, events, tallies: tallies.rows() }
}

const startOf = ({ category, basicCode, createdAtMs }: ServiceRequest): LoopState =>
  startLoop({
    createdAtMs,
    desk: firstDesk(basicCode),
    limits: limitsOf(category),
  })

const walk = (request: ServiceRequest, asOfMs: number): { event: LoopEvent; after: LoopState }[] => {
  const steps: { event: LoopEvent; after: LoopState }[] = []
  let state = startOf(request)
  for (const stored of request.events) {
    const event = enterStage(stored)
    const next = stepRequest(state, event, asOfMs)
    if (!next.ok) throw new HistoryRefused(request.id, steps.length + 1, next.failure.code)
    state = next.value
    steps.push({ event, after: state })
  }
  return steps
}
