/** What the big screen says, as data; the message files put it into words. Shares are 0–1. */

/** The gaps that are named, and how much of what is missing they hold; households. */
export interface GapsFact {
  readonly shown: number
  readonly held: number
  readonly all: number
}

/** What is unlike other days in the whole hours of the day gone by; `share` is of the usual, of hours `from` to `to`. */
export type HourFact =
  | { readonly kind: 'none'; readonly hours: number }
  | { readonly kind: 'plain'; readonly hours: number; readonly made: number; readonly usual: number }
  | {
      readonly kind: 'more' | 'fewer'
      readonly hours: number
      readonly from: number
      readonly to: number
      readonly share: number
    }

export interface StageFact {
  readonly stage: number
  readonly name: string
  readonly count: number
  readonly overdue: number
}

export interface RateFact {
  readonly rate: 'response' | 'resolution' | 'satisfaction'
  readonly yes: number
  readonly among: number
  readonly share: number | null
  readonly limit: number
}

/** Blank spots by what is missing. */
export interface OrganizationFact {
  readonly street: number
  readonly district: number
  readonly unit: number
  readonly basic: number
  readonly centre: number
  readonly total: number
}

export type SixHaveItem = 'site' | 'facilities' | 'sign' | 'rules' | 'funds' | 'staff'

export type SixHaveFact =
  | { readonly kind: 'nobody-looked'; readonly operating: number }
  | { readonly kind: 'looked'; readonly missing: readonly SixHaveItem[] }

export interface SixItemFact {
  readonly item: SixHaveItem
  readonly looked: number
  readonly present: number
  /** Names of the places without it. */
  readonly missing: readonly string[]
}

export type Rating = 'gold' | 'silver' | 'yellow' | 'red'
export type RatingCounts = Readonly<Record<Rating | 'unrated', number>>

export interface PostCount {
  readonly planned: number
  readonly filled: number
}
