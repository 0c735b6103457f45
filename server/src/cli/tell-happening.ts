import {
  type DemoHappening,
  demoYearEndMs,
  fail,
  ok,
  type RequestId,
  type Result,
  type ServiceRequest,
  type StreetId,
} from '@wangge/geodata'
import type { PlayedRequest, PlayFailureCode, PlayServer } from './play-server.ts'

/** What telling the server changed there: nothing where it had been told before. */
export interface Told {
  readonly id: string
  readonly made: boolean
  /** Stages entered. */
  readonly entered: number
}

interface Standing {
  readonly id: string
  entered: number
}

/**
 * Tells a server what happens in a demo street. A request that was not met before is found first: one of the
 * dataset's own by its number, any other by making it, which under the same external id (and by the same account)
 * makes no second one. What it has missed is told with it. So the same may be told again after any interruption.
 */
export const createTeller = (server: PlayServer, street: StreetId, seed: number) => {
  const standings = new Map<RequestId, Standing>()

  const find = async (
    request: ServiceRequest,
  ): Promise<Result<Standing & { made: boolean }, PlayFailureCode>> => {
    if (request.createdAtMs < demoYearEndMs) {
      const read = await server.read(`${street}.${request.id}`)
      if (!read.ok) return read
      return isSame(read.value, request)
        ? ok({ ...read.value, made: false })
        : fail('refused', { code: 'another-request' })
    }
    const made = await server.make(request, `demo-${seed}-${request.id}`)
    if (!made.ok) return made
    if (!made.value.known) return ok({ id: made.value.id, entered: 1, made: true })
    const read = await server.read(made.value.id)
    return read.ok ? ok({ ...read.value, made: false }) : read
  }

  return async ({ request }: DemoHappening): Promise<Result<Told, PlayFailureCode>> => {
    const known = standings.get(request.id)
    const found = known === undefined ? await find(request) : ok({ ...known, made: false })
    if (!found.ok) return found
    const { id, made } = found.value
    let { entered } = found.value
    for (const event of request.events.slice(entered)) {
      const sent = await server.enter(id, event)
      if (!sent.ok) {
        // It may have been written nevertheless: the next time begins by reading.
        standings.delete(request.id)
        return sent
      }
      entered += 1
    }
    if (request.events.at(-1)?.stage === 7) standings.delete(request.id)
    else standings.set(request.id, { id, entered })
    return ok({ id, made, entered: entered - found.value.entered })
  }
}

/** False where the street was made from another seed, or by other means. */
export const isSame = (read: PlayedRequest, request: ServiceRequest): boolean =>
  read.category === request.category && read.createdAtMs === request.createdAtMs
