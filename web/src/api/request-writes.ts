import type { PlaceLevel, RequestCategory, RequestStage } from '@wangge/geodata'
import type { MadeRequestAnswer, RequestHistory } from '@wangge/server/client'
import { sendJson } from './fetch-json.ts'

export type { MadeRequestAnswer }

export const coordinateSystems = ['wgs84', 'gcj02', 'bd09'] as const
export type CoordinateSystem = (typeof coordinateSystems)[number]

/** Times are ISO; what is left out is the street's present. */
export interface NewRequestBody {
  readonly street: string
  readonly category: RequestCategory
  readonly lon: number
  readonly lat: number
  readonly crs: CoordinateSystem
  readonly createdAt?: string
  readonly description: string
  readonly externalId?: string
}

export type MoveBody = { readonly at?: string } & (
  | {
      readonly kind: 'enter'
      readonly stage: RequestStage
      readonly solved?: boolean | null
      readonly satisfied?: boolean | null
      readonly reason?: string | null
    }
  | { readonly kind: 'suspend'; readonly reason: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'extend'; readonly reason: string; readonly byHours: number }
  | { readonly kind: 'escalate'; readonly reason: string }
  | {
      readonly kind: 'transfer'
      readonly reason: string
      readonly to: { readonly level: PlaceLevel; readonly code: string | null }
    }
)

/** @throws ApiFailure with the refusal's code; nothing was written then */
export const makeRequest = (body: NewRequestBody): Promise<MadeRequestAnswer> =>
  sendJson('POST', '/api/v1/requests', body)

/** @throws ApiFailure with the refusal's code; nothing was written then */
export const moveRequest = (id: string, body: MoveBody): Promise<RequestHistory> =>
  sendJson('POST', `/api/v1/requests/${encodeURIComponent(id)}/events`, body)
