import type { Position } from 'geojson'
import type { EdgeIndex } from '../network/edge-index.ts'
import type { WalkNetwork } from '../network/walk-network.ts'
import { type CentrePlace, placeCentre } from './place-centre.ts'
import { coversItsCircle, type WalkGround } from './walk-ground.ts'

/** A centre stands elsewhere, as while it is dragged; centre −1 is one more, numbered after all others. */
export interface CentreChange {
  readonly centre: number
  readonly position: Position
}

/** The centres as they stand under a change, by number. */
export interface StandingCentres {
  readonly positions: readonly Position[]
  readonly places: readonly CentrePlace[]
  /** Whether the centre covers: only operating centres do, and one that is added. */
  readonly covers: readonly boolean[]
}

export const standingCentres = (
  network: WalkNetwork,
  index: EdgeIndex,
  { centres }: WalkGround,
): StandingCentres => ({
  positions: centres.map(({ position }) => position),
  places: centres.map(({ position }) => placeCentre(network, index, position)),
  covers: centres.map(coversItsCircle),
})

/** Numbers of a change: −1 or one of the centres. */
export const isCentreChange = (change: CentreChange, count: number): boolean =>
  Number.isInteger(change.centre) && change.centre >= -1 && change.centre < count

export const changedCentres = (
  network: WalkNetwork,
  index: EdgeIndex,
  standing: StandingCentres,
  { centre, position }: CentreChange,
): StandingCentres => {
  const place = placeCentre(network, index, position)
  if (centre < 0) {
    return {
      positions: [...standing.positions, position],
      places: [...standing.places, place],
      covers: [...standing.covers, true],
    }
  }
  return {
    positions: standing.positions.with(centre, position),
    places: standing.places.with(centre, place),
    covers: standing.covers,
  }
}
