import { describe, expect, it } from 'vitest'
import { arrange } from './arrangement.ts'
import { passesPixel } from './hot-pixel.ts'
import { LatticePoints } from './lattice-points.ts'
import { nodeSegments } from './node-segments.ts'
import { doubleAreaSteps } from './orientation.ts'
import { roundedCrossing } from './segment-crossing.ts'

type Line = [number, number, number, number]

const noded = (...lines: Line[]) => {
  const points = new LatticePoints()
  const segments = {
    from: lines.map(([ax, ay]) => points.add(ax, ay)),
    to: lines.map(([, , bx, by]) => points.add(bx, by)),
  }
  const edges = nodeSegments(points, segments)
  const at = (id: number | undefined): string => `${points.x(id ?? 0)},${points.y(id ?? 0)}`
  return edges.from.map((from, edge) => [at(from), at(edges.to[edge])].toSorted().join(' – ')).toSorted()
}

const square = (x: number, size: number): Line[] => [
  [x, x, x + size, x],
  [x + size, x, x + size, x + size],
  [x + size, x + size, x, x + size],
  [x, x + size, x, x],
]

describe('nodeSegments', () => {
  it('cuts a cross at its middle', () => {
    expect(noded([0, 0, 10, 10], [0, 10, 10, 0])).toEqual([
      '0,0 – 5,5',
      '0,10 – 5,5',
      '10,0 – 5,5',
      '10,10 – 5,5',
    ])
  })

  it('rounds a crossing between lattice points and leads both lines through it', () => {
    expect(noded([0, 0, 3, 1], [1, 1, 1, -5])).toEqual(['0,0 – 1,0', '1,-5 – 1,0', '1,0 – 1,1', '1,0 – 3,1'])
  })

  it('cuts a line where another ends on it, and keeps what lies on top of each other once', () => {
    expect(noded([0, 0, 10, 0], [4, 0, 4, 5], [2, 0, 8, 0])).toEqual([
      '0,0 – 2,0',
      '10,0 – 8,0',
      '2,0 – 4,0',
      '4,0 – 4,5',
      '4,0 – 8,0',
    ])
  })

  it('pulls a line through a point that it passes within half a step', () => {
    expect(noded([0, 0, 100, 1], [50, 1, 50, 9])).toEqual(['0,0 – 50,1', '100,1 – 50,1', '50,1 – 50,9'])
  })

  it('says which segment each piece comes from and which way it runs', () => {
    const points = new LatticePoints()
    const [a, b, c] = [points.add(0, 0), points.add(10, 0), points.add(5, 0)]
    const edges = nodeSegments(points, { from: [b, c], to: [a, b] })
    expect(edges).toEqual({
      from: [b, a],
      to: [c, c],
      pieceEdge: [0, 1, 0],
      pieceSegment: [0, 0, 1],
      pieceForward: [1, 0, 0],
    })
  })
})

describe('roundedCrossing', () => {
  it('is exact far from the origin, halves up', () => {
    const x = 1_187_812_345
    const y = 320_498_765
    expect(roundedCrossing([x, y, x + 1, y + 1], [x, y + 1, x + 1, y])).toEqual([x + 1, y + 1])
    expect(roundedCrossing([-1, -1, 0, 0], [-1, 0, 0, -1])).toEqual([0, 0])
  })
})

describe('passesPixel', () => {
  it('counts the left and bottom sides in and the right and top sides out', () => {
    // This segment meets both pixels at the corner (½, ½) only.
    expect(passesPixel([0, 1, 1, 0], 0, 0)).toBe(false)
    expect(passesPixel([0, 1, 1, 0], 1, 1)).toBe(true)
    expect(passesPixel([0, 0, 1, 1], 1, 0)).toBe(false)
    expect(passesPixel([0, 0, 2, 1], 1, 0)).toBe(true)
  })
})

describe('arrange', () => {
  it('gives a square with a cross through it four faces, and a blind end the same face on both sides', () => {
    const points = new LatticePoints()
    const lines: Line[] = [
      [0, 0, 10, 0],
      [10, 0, 10, 10],
      [10, 10, 0, 10],
      [0, 10, 0, 0],
      [0, 5, 10, 5],
      [5, 0, 5, 10],
      [5, 5, 7, 7],
    ]
    const arrangement = arrange(points, {
      from: lines.map(([ax, ay]) => points.add(ax, ay)),
      to: lines.map(([, , bx, by]) => points.add(bx, by)),
    })
    expect(arrangement.regions.map(({ shell }) => doubleAreaSteps(points, shell))).toEqual([50, 50, 50, 50])
    const blind = arrangement.edges.to.indexOf(points.find(7, 7))
    expect(arrangement.left[blind]).toBe(arrangement.right[blind])
  })

  it('gives a square inside a square a hole', () => {
    const points = new LatticePoints()
    const lines = [...square(0, 10), ...square(3, 2)]
    const { regions } = arrange(points, {
      from: lines.map(([ax, ay]) => points.add(ax, ay)),
      to: lines.map(([, , bx, by]) => points.add(bx, by)),
    })
    expect(regions.map(({ shell, holes }) => [shell.length, holes.length])).toEqual([
      [4, 1],
      [4, 0],
    ])
  })
})
