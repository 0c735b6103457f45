import type { Coverage } from '../../../api/coverage.ts'
import type { Overview } from '../../../api/overview.ts'
import type { Registers } from '../../../api/registers.ts'
import type { RequestIndicatorsAnswer } from '../../../api/requests.ts'
import type { LatestRequests } from '../../../api/screen-requests.ts'

/** An answer and when it came. The last good one stays when a later one fails; `failed` is then the code of why. */
export interface Part<T> {
  readonly value: T | null
  /** Epoch milliseconds of the arrival; null before the first. */
  readonly at: number | null
  readonly failed: string | null
}

/** Which place the screen is about, and who chose it: a step of the tour is no step of the browser's history. */
export interface ScreenFocus {
  /** Of a grid; null is the street. */
  readonly code: string | null
  readonly by: 'person' | 'tour'
}

/** All that the panels tell of one place, of one moment. */
export interface ScreenData {
  /** Of the grid that the figures are about; null is the street. Follows the focus when everything has come. */
  readonly code: string | null
  /** The whole street, whatever place is shown. */
  readonly street: Overview
  readonly place: Part<Overview>
  /** The street's gaps, and rows of the grids one level below the place; of the place itself where it is a basic grid. */
  readonly coverage: Part<Coverage>
  /** The last 30 days, by the grids one level below; none of a basic grid whose few requests are withheld. */
  readonly month: Part<RequestIndicatorsAnswer>
  /** The street's present day so far; none of a basic grid for those who see no single requests. */
  readonly today: Part<RequestIndicatorsAnswer>
  /** The 28 days before it, together. */
  readonly before: Part<RequestIndicatorsAnswer>
  readonly latest: Part<LatestRequests>
  readonly registers: Part<Registers>
}
