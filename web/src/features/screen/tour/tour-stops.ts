/** Where a tour goes, one after another: the districts, then the whole street (null). */
export type TourStops = readonly (string | null)[]

/** None where there are not two districts: a tour between one place and the same place says nothing. */
export const tourStops = (districts: readonly string[]): TourStops =>
  districts.length < 2 ? [] : [...districts, null]

/**
 * The stop after the place that is shown, wherever somebody has gone meanwhile.
 *
 * @param lineage codes of the shown place and its ancestors; empty for the street
 */
export const nextStop = (stops: TourStops, lineage: readonly string[]): string | null => {
  const at = stops.findIndex((stop) => (stop === null ? lineage.length === 0 : lineage.includes(stop)))
  return stops[(at + 1) % stops.length] ?? null
}
