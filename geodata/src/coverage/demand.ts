import type { Building } from '../model/dataset.ts'

/** Who lives where, as columns; buildings go by their position in them. */
export interface Demand {
  readonly id: Int32Array
  readonly households: Int32Array
  readonly residents: Int32Array
}

export const demandOf = (
  buildings: readonly Pick<Building, 'id' | 'households' | 'residents'>[],
): Demand => ({
  id: Int32Array.from(buildings, ({ id }) => id),
  households: Int32Array.from(buildings, ({ households }) => households),
  residents: Int32Array.from(buildings, ({ residents }) => residents),
})

/** Somebody lives there: a household, or residents without one, as in a dormitory. */
export const isInhabited = ({ households, residents }: Demand, building: number): boolean =>
  (households[building] ?? 0) > 0 || (residents[building] ?? 0) > 0

/** How many live in some of the buildings; `buildings` counts the inhabited ones. */
export interface Inhabited {
  readonly buildings: number
  readonly households: number
  readonly residents: number
}

export const inhabitedOf = (demand: Demand, buildings: Iterable<number>): Inhabited => {
  const sum = { buildings: 0, households: 0, residents: 0 }
  for (const building of buildings) {
    sum.buildings += isInhabited(demand, building) ? 1 : 0
    sum.households += demand.households[building] ?? 0
    sum.residents += demand.residents[building] ?? 0
  }
  return sum
}
