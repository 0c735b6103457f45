import type { Polygon } from 'geojson'
import type { MapTokens } from './tokens.ts'

/** How sure it is that a cell has more (or, below 0, fewer) requests than by chance, per cent; 0: it is not. */
export type Band = -99 | -95 | -90 | 0 | 90 | 95 | 99

/** A cell of the hotspots, a hexagon or a grid. */
export interface SpotOnMap {
  readonly id: string
  readonly polygon: Polygon
  readonly band: Band
  /** By step of time; empty without history. */
  readonly steps: readonly Band[]
}

export const bandsDrawn = [99, 95, 90, -90, -95, -99] as const
export type DrawnBand = (typeof bandsDrawn)[number]

/** One letter a band, so that a cell's whole history is a short text that an expression can look into. */
const letters: Readonly<Record<Band, string>> = {
  [-99]: 'a',
  [-95]: 'b',
  [-90]: 'c',
  0: '0',
  90: 'C',
  95: 'B',
  99: 'A',
}

export const bandLetter = (band: Band): string => letters[band]

/** Which band a cell has at a step of time; null: in the whole window. */
export const bandAt = (spot: SpotOnMap, step: number | null): Band =>
  step === null ? spot.band : (spot.steps[step] ?? 0)

export const bandColour = (band: DrawnBand, { colour }: MapTokens): string =>
  colour[`${band > 0 ? 'hot' : 'cold'}-${Math.abs(band) as 90 | 95 | 99}`]
