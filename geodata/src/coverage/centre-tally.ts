import { type Demand, isInhabited } from './demand.ts'
import { type Walks, walkOf } from './measure-walks.ts'

/** Where people of a place would go: the centre that is nearest to most of its households. */
export interface NearestForMost {
  readonly centre: number
  /** Households for whom it is the nearest. */
  readonly households: number
  /** Mean walk of those households. */
  readonly meanSeconds: number
}

/** The longest way to a nearest centre; `building` is its position in the demand. */
export interface FarthestWalk {
  readonly building: number
  readonly centre: number
  readonly metres: number
  readonly seconds: number
}

/** Collects the walks of a place's buildings; those where nobody lives do not count. */
export class CentreTally {
  readonly #walks: Walks
  readonly #demand: Demand
  /** By centre. */
  readonly #households: number[] = []
  readonly #metres: number[] = []
  #farthest = -1
  #farthestM = -1

  constructor(walks: Walks, demand: Demand) {
    this.#walks = walks
    this.#demand = demand
  }

  add(building: number): void {
    const walk = isInhabited(this.#demand, building) ? walkOf(this.#walks, building) : null
    if (walk === null) return
    const { centre, metres } = walk
    const households = this.#demand.households[building] ?? 0
    if (households > 0) {
      this.#households[centre] = (this.#households[centre] ?? 0) + households
      this.#metres[centre] = (this.#metres[centre] ?? 0) + households * metres
    }
    if (metres > this.#farthestM) {
      this.#farthest = building
      this.#farthestM = metres
    }
  }

  /** null where no household can walk to a centre. Ties go to the lower centre. */
  nearestForMost(speedMps: number): NearestForMost | null {
    let centre = -1
    let households = 0
    // Calls in order of the centres, and only for those that have households.
    this.#households.forEach((own, index) => {
      if (own <= households) return
      centre = index
      households = own
    })
    if (centre < 0) return null
    return { centre, households, meanSeconds: (this.#metres[centre] ?? 0) / households / speedMps }
  }

  /** null where nobody can walk to a centre. Ties go to the building that came first. */
  farthest(speedMps: number): FarthestWalk | null {
    const walk = this.#farthest < 0 ? null : walkOf(this.#walks, this.#farthest)
    if (walk === null) return null
    return { building: this.#farthest, ...walk, seconds: walk.metres / speedMps }
  }
}
