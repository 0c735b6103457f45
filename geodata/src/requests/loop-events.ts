import type { GridCode } from '../model/ids.ts'
import type { RequestEvent } from '../model/dataset.ts'
import type { PlaceLevel } from '../model/levels.ts'

/** Who a request lies with: the street itself (no code), or a grid of any level. */
export interface Desk {
  readonly level: PlaceLevel
  readonly code: GridCode | null
}

/** Where a request begins: at its basic grid, or at the street where no grid owns it. */
export const firstDesk = (basicCode: GridCode | null): Desk =>
  basicCode === null ? { level: 'street', code: null } : { level: 'basic', code: basicCode }

/** A request enters a stage. Going back to stage 3 is rework. */
export interface EnterStage extends RequestEvent {
  readonly kind: 'enter'
  /** Why it goes back; needed only for rework that the last visit's answers do not explain. */
  readonly reason: string | null
}

/** The clock of the closing limit stops (挂账). */
export interface SuspendRequest {
  readonly kind: 'suspend'
  readonly atMs: number
  readonly reason: string
}

export interface ResumeRequest {
  readonly kind: 'resume'
  readonly atMs: number
}

/** The closing limit moves later by `byMs` (延期). */
export interface ExtendLimit {
  readonly kind: 'extend'
  readonly atMs: number
  readonly byMs: number
  readonly reason: string
}

/** Called up by one level: 基础网格 → 单元 → 片区 → 街道. */
export interface EscalateRequest {
  readonly kind: 'escalate'
  readonly atMs: number
  readonly to: Desk
  readonly reason: string
}

/** Handed to another desk of the same level or below it. */
export interface TransferRequest {
  readonly kind: 'transfer'
  readonly atMs: number
  readonly to: Desk
  readonly reason: string
}

/** One line of a request's append-only history. Times are epoch milliseconds; reasons are cleaned of personal data. */
export type LoopEvent =
  | EnterStage
  | SuspendRequest
  | ResumeRequest
  | ExtendLimit
  | EscalateRequest
  | TransferRequest

/** A stored stage event as an event of the loop. */
export const enterStage = (event: RequestEvent, reason: string | null = null): EnterStage => ({
  kind: 'enter',
  stage: event.stage,
  atMs: event.atMs,
  solved: event.solved,
  satisfied: event.satisfied,
  reason,
})
