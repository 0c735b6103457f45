import type { Feature, Polygon, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { outlineOf } from './heat-outline.ts'

/** Unit squares stand in for hexagons; `wobble` is far below the lattice step. */
const square = (x: number, y: number, wobble = 0): Feature<Polygon> => ({
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x + wobble, y],
        [x + 1, y + wobble],
        [x + 1, y + 1],
        [x, y + 1],
        [x + wobble, y],
      ],
    ],
  },
})

const length = (lines: readonly Position[][]): number =>
  lines
    .flatMap((line) => line.slice(1).map((to, index) => [line[index] ?? to, to] as const))
    .reduce((sum, [[ax = 0, ay = 0], [bx = 0, by = 0]]) => sum + Math.hypot(bx - ax, by - ay), 0)

const linesOf = (cells: readonly Feature<Polygon>[]) =>
  outlineOf(cells).features.flatMap((feature) => feature.geometry.coordinates)

describe('outlineOf', () => {
  it('draws nothing for no cells', () => expect(outlineOf([]).features).toEqual([]))

  it('cancels the edge two neighbours share, though their corners differ below a centimetre', () => {
    const lines = linesOf([square(0, 0), square(1, 0, 1e-9)])
    expect(lines).toHaveLength(1)
    expect(length(lines)).toBeCloseTo(6, 6)
  })

  it('closes each ring, holes too', () => {
    const around = [0, 1, 2]
      .flatMap((x) => [0, 1, 2].map((y) => [x, y] as const))
      .filter(([x, y]) => x !== 1 || y !== 1)
    const lines = linesOf(around.map(([x, y]) => square(x, y)))
    expect(lines.map((line) => line.length - 1).toSorted((a, b) => a - b)).toEqual([4, 12])
    for (const line of lines) expect(line[0]).toEqual(line.at(-1))
  })
})
