import { fail, ok, type RequestEvent, type Result, type ServiceRequest, type StreetId } from '@wangge/geodata'

/**
 * `away`: no answer, or one that may be better in a moment. `refused`: the server's own code is in `detail.code`.
 */
export type PlayFailureCode = 'away' | 'refused'

export interface PlayedStreet {
  readonly name: string
  readonly synthetic: boolean
  /** Time of the last thing written: a synthetic street's present. */
  readonly asOfMs: number
}

/** A request as the server has it. */
export interface PlayedRequest {
  readonly id: string
  readonly category: string
  readonly createdAtMs: number
  /** Stages entered so far. */
  readonly entered: number
}

/** What `play` asks of a running server. */
export interface PlayServer {
  street(): Promise<Result<PlayedStreet, PlayFailureCode>>
  read(id: string): Promise<Result<PlayedRequest, PlayFailureCode>>
  /** Makes it; where `externalId` came before, answers with what was made then. */
  make(
    request: ServiceRequest,
    externalId: string,
  ): Promise<Result<{ id: string; known: boolean }, PlayFailureCode>>
  enter(id: string, event: RequestEvent): Promise<Result<null, PlayFailureCode>>
}

interface RequestAnswer {
  readonly request: { readonly id: string; readonly category: string; readonly createdAt: string }
}

const patienceMs = 30_000
const iso = (ms: number): string => new Date(ms).toISOString()

export const openPlayServer = (server: string, street: StreetId, token: string | null): PlayServer => {
  const call = async <T>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Result<T, PlayFailureCode>> => {
    try {
      const response = await fetch(`${server}/api/v1${path}`, {
        method,
        signal: AbortSignal.timeout(patienceMs),
        headers: {
          ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const answer: unknown = await response.json()
      if (response.ok) return ok(answer as T)
      if (response.status >= 500 || response.status === 429) return fail('away', { status: response.status })
      const { code = '', detail = '' } = answer as { code?: string; detail?: string }
      return fail('refused', { status: response.status, code, detail })
    } catch (error) {
      const { message, cause } = error as Error
      return fail('away', { reason: cause instanceof Error ? cause.message : message })
    }
  }
  return {
    street: async () => {
      const read = await call<{ asOf: { time: string }; street: { name: string; synthetic: boolean } }>(
        'GET',
        `/overview?street=${street}`,
      )
      if (!read.ok) return read
      const { name, synthetic } = read.value.street
      return ok({ name, synthetic, asOfMs: Date.parse(read.value.asOf.time) })
    },
    read: async (id) => {
      const read = await call<RequestAnswer & { events: { kind: string }[] }>('GET', `/requests/${id}`)
      if (!read.ok) return read
      const { request, events } = read.value
      const entered = events.filter(({ kind }) => kind === 'enter').length
      return ok({
        id: request.id,
        category: request.category,
        createdAtMs: Date.parse(request.createdAt),
        entered,
      })
    },
    make: async ({ category, location, createdAtMs }, externalId) => {
      const [lon, lat] = location.coordinates
      const made = await call<RequestAnswer & { known: boolean }>('POST', '/requests', {
        street,
        category,
        lon,
        lat,
        createdAt: iso(createdAtMs),
        externalId,
      })
      return made.ok ? ok({ id: made.value.request.id, known: made.value.known }) : made
    },
    enter: async (id, { stage, atMs, solved, satisfied }) => {
      const entered = await call('POST', `/requests/${id}/events`, {
        kind: 'enter',
        stage,
        at: iso(atMs),
        ...(solved === null ? {} : { solved }),
        ...(satisfied === null ? {} : { satisfied }),
      })
      return entered.ok ? ok(null) : entered
    },
  }
}
