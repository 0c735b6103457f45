import { type HomeColumns, type HotspotOptions, type PointColumns, requestHotspots } from '@wangge/geodata'
import { describe, expect, it } from 'vitest'
import { demoStreet } from '../support/demo-street.ts'
import { homesOf } from './hotspots-homes.ts'

/** A repeatable stream in [0, 1): sfc-like mixing is not needed here, a good 32-bit mixer is. */
const stream = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

/** Requests from households at random: nothing to be found. */
const noise = (homes: HomeColumns, count: number, random: () => number): PointColumns => {
  const upTo: number[] = []
  let all = 0
  for (const own of homes.households) upTo.push((all += own))
  const lon = new Float64Array(count)
  const lat = new Float64Array(count)
  for (let i = 0; i < count; i += 1) {
    const wanted = random() * all
    let low = 0
    let high = upTo.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] ?? 0) > wanted) high = middle
      else low = middle + 1
    }
    lon[i] = homes.lon[low] ?? 0
    lat[i] = homes.lat[low] ?? 0
  }
  return { lon, lat }
}

/** Share of noisy maps with at least one cell at q ≤ 0.05: with nothing to find, that is the false discovery rate. */
const falseShare = (maps: number, count: number, resolution: number, chance: HotspotOptions['chance']) => {
  const homes = homesOf(demoStreet())
  let fooled = 0
  for (let seed = 1; seed <= maps; seed += 1) {
    const found = requestHotspots(
      { kind: 'h3', resolution, requests: noise(homes, count, stream(seed * 7919)), homes, area: null },
      {
        neighbours: { kind: 'band', metres: resolution === 9 ? 400 : 200 },
        statistic: 'gi-star',
        denominator: 'households',
        chance,
        minimumCount: 5,
      },
    )
    if (!found.ok) throw new Error(found.failure.code)
    if (found.value.spots.band.some((band) => Math.abs(band) >= 95)) fooled += 1
  }
  return fooled / maps
}

/** Three standard errors above what was promised. */
const most = (maps: number) => 0.05 + 3 * Math.sqrt((0.05 * 0.95) / maps)

describe('noise', () => {
  for (const [resolution, count] of [
    [9, 170],
    [9, 1500],
    [10, 170],
    [10, 1500],
    [10, 18_600],
  ] as const) {
    it(`makes no more hot spots than the false discovery rate allows: ${count} requests, resolution ${resolution}`, () => {
      const maps = count > 10_000 ? 150 : 400
      expect(falseShare(maps, count, resolution, { kind: 'households' })).toBeLessThan(most(maps))
    })
  }

  it('nor when values are dealt out anew', () => {
    const chance = { kind: 'permutation', draws: 9999, seed: 11 } as const
    expect(falseShare(150, 1500, 10, chance)).toBeLessThan(most(150))
  })
})
