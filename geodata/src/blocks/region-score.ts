import { AREA_M2, LOAD, MOMENT_R2, MOMENT_X, MOMENT_Y, OUTLINE_M, SUMS } from './region-sums.ts'

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
/** Price of a long outline: of perimeter² / (4π · area), 1 for a disc. */
const OUTLINE = 0.25
/** Price of ground far from its middle: of `spread`, 1 for a disc. */
const SPREAD = 0.3
const BORDER = 0.5
/** Price of a region that lies wholly within another; it falls to nothing at this share of its outline. */
const ENCLAVE = 3
const ENCLAVE_FROM = 0.6

/**
 * How far a region's ground lies from its centroid: 2π · ∫r² dA / area² (Li, Goodchild and Church 2013), 1 for a
 * disc, 1.05 for a square, 2.2 for a strip of 1 : 4. Unlike the outline it tells a ring or a bow from a disc with a
 * crooked border.
 */
export const spread = (sums: Float64Array, row: number): number => {
  const at = row * SUMS
  const areaM2 = Math.max(sums[at + AREA_M2] ?? 0, 1)
  const x = sums[at + MOMENT_X] ?? 0
  const y = sums[at + MOMENT_Y] ?? 0
  return (2 * Math.PI * ((sums[at + MOMENT_R2] ?? 0) - (x * x + y * y) / areaM2)) / (areaM2 * areaM2)
}

/** Cost of one region that stands for `shares` equal ones: uneven load, and a shape that is long or spread out. */
export const regionScore = (sums: Float64Array, row: number, scale: ScoreScale, shares = 1): number => {
  const at = row * SUMS
  const off = (sums[at + LOAD] ?? 0) / scale.loadPerRegion - shares
  const beyond = Math.max(0, Math.abs(off) - scale.tolerance)
  const outlineM = sums[at + OUTLINE_M] ?? 0
  const outline = (outlineM * outlineM) / (4 * Math.PI * Math.max(sums[at + AREA_M2] ?? 0, 1))
  return (
    scale.balance * (off * off + OUT_OF_RANGE * beyond * beyond) +
    OUTLINE * outline +
    SPREAD * spread(sums, row)
  )
}

/** Cost of borders, given their weighted length in metres. */
export const borderScore = (cost: number, scale: ScoreScale): number => (BORDER * cost) / scale.sideM

/** Cost of two neighbours with `sharedM` metres of common border: high where one nearly encloses the other. */
export const enclaveScore = (sharedM: number, outlineM: number, otherOutlineM: number): number => {
  const share = sharedM / Math.max(Math.min(outlineM, otherOutlineM), 1)
  const beyond = Math.max(0, share - ENCLAVE_FROM) / (1 - ENCLAVE_FROM)
  return ENCLAVE * beyond * beyond
}
