/** What the page of requests says, as data; the message files put it into words. Shares are 0–1. */
import type { SpotPattern } from '@wangge/geodata'
import type { RequestFigure } from '../app/requests-view.ts'

export interface CellFacts {
  /** The basic grid that a hexagon's middle lies in, or the grid itself; null outside all. */
  readonly place: string | null
  readonly isHexagon: boolean
  readonly days: number
  /** Requests in the cell; null: too few to be told to whoever looks. */
  readonly count: number | null
  readonly minimum: number
  /** In the cell and its neighbours, or in these alone. */
  readonly seen: number | null
  readonly expected: number | null
  readonly withSelf: boolean
  readonly neighbours: number
  readonly byHouseholds: boolean
  readonly households: number
  readonly band: -99 | -95 | -90 | 0 | 90 | 95 | 99
  readonly z: number | null
  readonly q: number | null
}

/** What the cells were compared by. */
export interface ComparisonFacts {
  readonly cells: number
  readonly isHexagon: boolean
  /** Of a hexagon, about. */
  readonly edgeM: number | null
  readonly neighbours: 'band' | 'nearest' | 'contiguity'
  readonly metres: number | null
  readonly k: number | null
  readonly byHouseholds: boolean
  readonly chance: 'households' | 'normal' | 'permutation'
  readonly withSelf: boolean
  readonly requests: number
  readonly households: number
  readonly unowned: number
  readonly cellsWithoutHouseholds: number
}

export interface SpotsFinding {
  readonly hot: number
  readonly cold: number
  /** Where the surest one lies; null where that is unknown. */
  readonly first: string | null
}

/** A share or an amount with what it was made of. */
export interface FigureFacts {
  readonly figure: RequestFigure
  readonly yes: number
  readonly among: number
  readonly share: number | null
  readonly from: string
  readonly to: string
  readonly place: string
}

export type { SpotPattern }
