import type { SitingProblem } from '@wangge/geodata'

export interface SyntheticCity {
  readonly sites: number
  readonly points: number
  /** Straight distance that counts as reached. */
  readonly reachM: number
  /** Side of the square that the city lies in. */
  readonly sideM: number
  readonly seed: number
}

const stream = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * A city to site places in: demand points gather in dense quarters around a few dozen centres, a fifth lies loose;
 * candidates lie among the demand. Households are whole, 1 to 60, many small and few large. Same seed, same city.
 */
export const syntheticCity = ({ sites, points, reachM, sideM, seed }: SyntheticCity): SitingProblem => {
  const next = stream(seed)
  const quarters = Array.from({ length: 40 }, () => ({
    x: next() * sideM,
    y: next() * sideM,
    spread: (0.02 + next() * 0.06) * sideM,
    share: next() ** 2,
  }))
  const shares = quarters.reduce((sum, { share }) => sum + share, 0)
  const place = (): [number, number] => {
    if (next() < 0.2) return [next() * sideM, next() * sideM]
    let at = next() * shares
    const quarter = quarters.find(({ share }) => (at -= share) <= 0) ?? quarters[0]!
    const far = quarter.spread * Math.sqrt(-2 * Math.log(1 - next()))
    const turn = next() * 2 * Math.PI
    return [quarter.x + far * Math.cos(turn), quarter.y + far * Math.sin(turn)]
  }
  const demand = Array.from({ length: points }, place)
  const households = Float64Array.from({ length: points }, () => 1 + Math.floor(60 * next() ** 3))

  const cells = new Map<number, number[]>()
  const cellOf = (x: number, y: number) => Math.floor(x / reachM) * 100_003 + Math.floor(y / reachM)
  demand.forEach(([x, y], point) => {
    const cell = cellOf(x, y)
    cells.set(cell, [...(cells.get(cell) ?? []), point])
  })
  const siteStart = new Uint32Array(sites + 1)
  const siteDemand: number[] = []
  for (let site = 0; site < sites; site++) {
    const [x, y] = place()
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const point of cells.get(cellOf(x + dx * reachM, y + dy * reachM)) ?? []) {
          const [px, py] = demand[point]!
          if (Math.hypot(px - x, py - y) <= reachM) siteDemand.push(point)
        }
    siteStart[site + 1] = siteDemand.length
  }
  return { households, siteStart, siteDemand: Uint32Array.from(siteDemand), covered: null }
}
