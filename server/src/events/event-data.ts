import type { LoopEvent, RequestCategory, RequestStage } from '@wangge/geodata'

/** Why a client has to read everything anew. */
export type ResetReason = 'not-kept' | 'other-street' | 'unknown-id' | 'street-replaced'

/** Only for those who may read requests. */
interface Whose {
  /** As in `/api/v1/requests`: `<street>.<number>`. */
  readonly requestId?: string
  /** Null: in no grid, or on a border. */
  readonly basicCode?: string | null
  readonly lon?: number
  readonly lat?: number
}

/** What each event of `/api/v1/events` carries. Times are ISO, of the data. */
export interface EventData {
  /** Where the stream begins, and the street's present. */
  readonly hello: { readonly street: string; readonly present: string }
  readonly reset: { readonly reason: ResetReason }
  readonly 'request-made': Whose & {
    readonly category: RequestCategory
    readonly createdAt: string
    readonly stage: RequestStage
    readonly unitCode: string | null
  }
  readonly 'request-moved': EventData['request-made'] & {
    readonly at: string
    readonly move: LoopEvent['kind']
    /** Not in changes recorded before there was such a member. */
    readonly stageBefore?: RequestStage
  }
  /** Many at once; by time of making. */
  readonly 'requests-imported': {
    readonly count: number
    readonly earliest: string
    readonly latest: string
  }
}
export type EventName = keyof EventData
