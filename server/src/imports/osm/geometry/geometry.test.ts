import { describe, expect, it } from 'vitest'
import { assembleRings } from './assemble-rings.ts'
import { clipLine, clipRing } from './clip.ts'
import { doubledArea, interiorPoint, isSimpleRing, ringContains } from './ring.ts'

const square = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
]

describe('clipping to a box', () => {
  it('cuts a line that leaves and comes back into two', () => {
    const line = [
      [1, 1],
      [5, 1],
      [5, 3],
      [1, 3],
    ]
    expect(clipLine(line, [0, 0, 4, 4])).toEqual([
      [
        [1, 1],
        [4, 1],
      ],
      [
        [4, 3],
        [1, 3],
      ],
    ])
    expect(clipLine(line, [6, 6, 7, 7])).toEqual([])
  })
  it('cuts a ring', () => {
    expect(Math.abs(doubledArea(clipRing(square, [2, 2, 9, 9]) ?? []) / 2)).toBe(4)
    expect(clipRing(square, [5, 5, 9, 9])).toBeNull()
  })
})

describe('rings', () => {
  it('finds a point inside a horseshoe', () => {
    const horseshoe = [
      [0, 0],
      [6, 0],
      [6, 6],
      [5, 6],
      [5, 1],
      [1, 1],
      [1, 6],
      [0, 6],
      [0, 0],
    ]
    const [x, y] = interiorPoint([horseshoe])
    expect(ringContains(horseshoe, x, y)).toBe(true)
  })
  it('knows a bow tie, a spike and a ring that touches itself', () => {
    expect(isSimpleRing(square)).toBe(true)
    expect(
      isSimpleRing([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ]),
    ).toBe(false)
    expect(
      isSimpleRing([
        [0, 0],
        [4, 0],
        [4, 4],
        [4, 6],
        [4, 4],
        [0, 4],
        [0, 0],
      ]),
    ).toBe(false)
    expect(
      isSimpleRing([
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
        [0, 0],
      ]),
    ).toBe(false)
  })
  it('joins ways end to end, whichever way they run', () => {
    expect(
      assembleRings([
        [1, 2, 3],
        [5, 4, 3],
        [5, 1],
      ]),
    ).toEqual({ rings: [expect.any(Array)], open: 0 })
    expect(
      assembleRings([
        [1, 2, 3],
        [3, 4],
      ]),
    ).toEqual({ rings: [], open: 2 })
    expect(assembleRings([[1, 2, 3, 1]])).toEqual({ rings: [[1, 2, 3, 1]], open: 0 })
  })
})
