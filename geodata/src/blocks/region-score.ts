/** What makes a set of regions good; lower is better. All terms are numbers without a unit. */
export interface ScoreScale {
  /** Load of one region if all were equal. */
  readonly loadPerRegion: number
  /** Side of a square region if all were equal, in metres: border costs are counted in these. */
  readonly sideM: number
  /** Price of an uneven load: of (load / mean − 1)². */
  readonly balance: number
  /** Share of the mean load by which a region may differ before it costs more steeply. */
  readonly tolerance: number
}

/** How much more steeply. */
const OUT_OF_RANGE = 2.5
const COMPACTNESS = 0.35
const BORDER = 0.5

/** Cost of one region that stands for `shares` equal ones: uneven load, and a border long for its area. */
export const regionScore = (
  load: number,
  areaM2: number,
  perimeterM: number,
  scale: ScoreScale,
  shares = 1,
): number => {
  const off = load / scale.loadPerRegion - shares
  const beyond = Math.max(0, Math.abs(off) - scale.tolerance)
  const shape = (perimeterM * perimeterM) / (4 * Math.PI * Math.max(areaM2, 1))
  return scale.balance * (off * off + OUT_OF_RANGE * beyond * beyond) + COMPACTNESS * shape
}

/** Cost of borders, given their weighted length in metres. */
export const borderScore = (cost: number, scale: ScoreScale): number => (BORDER * cost) / scale.sideM
