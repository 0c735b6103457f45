import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../blocks/seeded-random.ts'
import { type Neighbours, neighboursOf } from './neighbours.ts'
import { permutationCounts, permutationP } from './permutation-p.ts'
import { drawPlaces } from './shared-draws.ts'

const sumOf = (values: Float64Array, cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + (values[cell] ?? 0), 0)

const rowOf = ({ start, neighbour }: Neighbours, i: number): number[] =>
  Array.from(neighbour.subarray(start[i], start[i + 1]))

const cases = fc.integer({ min: 4, max: 14 }).chain((n) =>
  fc.record({
    values: fc.array(fc.nat(6), { minLength: n, maxLength: n }).map((one) => Float64Array.from(one)),
    neighbours: fc
      .array(fc.uniqueArray(fc.nat(n - 1), { maxLength: n - 2 }), { minLength: n, maxLength: n })
      .map((rows) => neighboursOf(rows.map((row, i) => row.filter((j) => j !== i)))),
    seed: fc.nat(1e6),
    star: fc.boolean(),
  }),
)

describe('permutationCounts', () => {
  it('counts what taking every draw cell by cell would', () => {
    fc.assert(
      fc.property(cases, ({ values, neighbours, seed, star }) => {
        const n = values.length
        const draws = 40
        const statistic = star ? 'gi-star' : 'gi'
        const { atLeast, atMost } = permutationCounts(values, neighbours, statistic, { draws, seed })
        const seen = [...values.keys()].map((i) => [...(star ? [i] : []), ...rowOf(neighbours, i)])
        const around = [...seen]
        const tested = around.map((cells) => cells.length > 0 && cells.length < n - 1)
        const most = Math.max(0, ...around.filter((_, i) => tested[i]).map((cells) => cells.length))
        const { place } = drawPlaces(n, most + 1, draws, seededRandom(seed))
        for (const [i, cells] of around.entries()) {
          if (!tested[i]) {
            expect([atLeast[i], atMost[i]]).toEqual([draws, draws])
            continue
          }
          const sums = Array.from({ length: draws }, (_, j) => {
            const drawn = Array.from({ length: most + 1 }, (_c, c) => place[c * draws + j] ?? -1)
            return sumOf(values, drawn.filter((cell) => cell !== i).slice(0, cells.length))
          })
          const own = sumOf(values, cells)
          expect(atLeast[i]).toBe(sums.filter((sum) => sum >= own).length)
          expect(atMost[i]).toBe(sums.filter((sum) => sum <= own).length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('comes to the exact shares of all choices', () => {
    const values = Float64Array.from([3, 1, 4, 1, 5, 9, 2, 6])
    const neighbours = neighboursOf(
      values.map((_, i) => i).reduce<number[][]>((rows, i) => [...rows, [(i + 1) % 8, (i + 2) % 8]], []),
    )
    const draws = 40_000
    const { atLeast, atMost } = permutationCounts(values, neighbours, 'gi', { draws, seed: 5 })
    for (let i = 0; i < 8; i += 1) {
      const others = [0, 1, 2, 3, 4, 5, 6, 7].filter((j) => j !== i)
      const pairs = others.flatMap((a, k) => others.slice(k + 1).map((b) => sumOf(values, [a, b])))
      const seen = sumOf(values, rowOf(neighbours, i))
      const share = (counted: readonly number[]) => counted.length / pairs.length
      // Five standard errors of a share of 40,000 draws.
      expect(Math.abs((atLeast[i] ?? 0) / draws - share(pairs.filter((sum) => sum >= seen)))).toBeLessThan(
        0.0125,
      )
      expect(Math.abs((atMost[i] ?? 0) / draws - share(pairs.filter((sum) => sum <= seen)))).toBeLessThan(
        0.0125,
      )
    }
  })

  it('draws cells evenly and never twice in one draw', () => {
    const draws = 30_000
    const { place } = drawPlaces(10, 4, draws, seededRandom(3))
    for (let c = 0; c < 4; c += 1) {
      const times = new Float64Array(10)
      for (const cell of place.subarray(c * draws, (c + 1) * draws)) times[cell] = (times[cell] ?? 0) + 1
      for (const count of times) expect(Math.abs(count - 3000)).toBeLessThan(5 * Math.sqrt(2700))
    }
    for (let j = 0; j < draws; j += 1)
      expect(new Set([0, 1, 2, 3].map((c) => place[c * draws + j])).size).toBe(4)
  })
})

describe('permutationP', () => {
  it('takes the smaller tail twice and counts what was seen', () => {
    const counts = { atLeast: Int32Array.of(0, 3, 60, 99), atMost: Int32Array.of(99, 97, 45, 99), draws: 99 }
    expect([...permutationP(counts)]).toEqual([0.02, 0.08, 0.92, 1])
  })
})
