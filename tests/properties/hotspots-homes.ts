import type { HomeColumns, StreetDataset } from '@wangge/geodata'

/** A street's households, each building's at the middle of its corners. */
export const homesOf = (street: StreetDataset): HomeColumns => {
  const inhabited = street.buildings.filter((it) => it.households > 0)
  const middle = (axis: 0 | 1) =>
    Float64Array.from(inhabited, ({ geometry }) => {
      const corners = geometry.coordinates[0]?.slice(1) ?? []
      return corners.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / corners.length
    })
  return { lon: middle(0), lat: middle(1), households: Float64Array.from(inhabited, (it) => it.households) }
}
