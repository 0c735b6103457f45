import type { RequestCategory, RequestStage } from '@wangge/geodata'
import type { Disowned, FigureChoice } from '../app/requests-view.ts'

/** How a request stands against its limits; hours. */
export type DueFact =
  /** Closed; `lateHours` after its limit, null where it was in time. */
  | { readonly kind: 'closed'; readonly lateHours: number | null }
  | { readonly kind: 'overdue'; readonly hours: number }
  /** Its closing limit lies ahead, but nobody has signed for it in time. */
  | { readonly kind: 'unsigned'; readonly hours: number }
  | { readonly kind: 'left'; readonly hours: number }

/** What a list is narrowed to, with names in place of codes. */
export interface ListFacts {
  readonly from: string
  readonly to: string
  /** null: the whole street. */
  readonly place: string | null
  readonly categories: readonly RequestCategory[]
  readonly stages: readonly RequestStage[]
  readonly overdue: boolean
  readonly ownership: readonly Disowned[]
  readonly figure: FigureChoice | null
}

/** What is said of one request above its history. */
export type HistoryFinding =
  | { readonly kind: 'closed'; readonly waitedHours: number; readonly lateHours: number | null }
  | { readonly kind: 'suspended'; readonly sinceHours: number; readonly stage: RequestStage }
  | {
      readonly kind: 'waiting'
      readonly stage: RequestStage
      readonly hours: number
      readonly due: Exclude<DueFact, { kind: 'closed' }>
    }

export type LimitFact =
  | { readonly kind: 'met'; readonly usedHours: number; readonly at: string }
  | { readonly kind: 'late'; readonly byHours: number; readonly at: string }
  | { readonly kind: 'running'; readonly leftHours: number }
  | { readonly kind: 'over'; readonly byHours: number }
