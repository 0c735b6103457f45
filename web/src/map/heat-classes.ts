/** Shares of cells below each class limit; only the last twentieth is outlined, or outlines would be everywhere. */
const shares = [0.5, 0.8, 0.95] as const

/**
 * Class limits of the heat, requests per km²: quantiles of the cells' own densities, rounded to two digits so that
 * the legend can be read. Ascending and distinct; empty without data.
 */
export function densityBreaks(densitiesPerKm2: readonly number[]): readonly number[] {
  const sorted = densitiesPerKm2.toSorted((a, b) => a - b)
  if (sorted.length === 0) return []
  const limits = shares.map((share) => roundToTwoDigits(sorted[Math.floor(share * (sorted.length - 1))] ?? 0))
  return [...new Set(limits)].filter((limit) => limit > (sorted[0] ?? 0))
}

export function roundToTwoDigits(value: number): number {
  if (value <= 0) return 0
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1)
  const rounded = Math.round(value / unit) * unit
  return unit < 1 ? Number(rounded.toPrecision(2)) : rounded
}
