import type { Overview } from '../api/overview.ts'

/** Colour of a district's ribbon, from the `D<n>` of its code; other grids have none of their own. */
export const tintOf = (code: string): string => {
  const order = /D(\d+)$/.exec(code)?.[1]
  return order === undefined ? 'transparent' : `var(--dist-${((Number(order) - 1) % 5) + 1})`
}

/** Tints of the place's children: a district's own, and the same for everything below it. */
export const tintsIn = (overview: Overview): ((code: string) => string) => {
  const district = [...overview.place.path, overview.place].find((entry) => entry.level === 'district')
  return (code) => (district === undefined ? tintOf(code) : tintOf(district.code))
}
