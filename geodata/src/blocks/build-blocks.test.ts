import type { Polygon, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { areaM2 } from '../crs/area.ts'
import { checkPartition } from '../partition/check-partition.ts'
import { dissolve } from '../partition/dissolve.ts'
import { buildBlocks } from './build-blocks.ts'
import type { BoundaryLine, LineRank } from './hierarchy.ts'

/** Metres east and north of a corner of the test street, roughly (1e-5° each). */
const at = (x: number, y: number): Position => [118.77 + x * 1e-5, 32.04 + y * 1e-5]
const box = (width: number, height: number): Polygon => ({
  type: 'Polygon',
  coordinates: [[at(0, 0), at(width, 0), at(width, height), at(0, height), at(0, 0)]],
})
const line = (rank: LineRank, ...positions: Position[]): BoundaryLine => ({
  rank,
  geometry: { type: 'LineString', coordinates: positions },
})

const blocksOf = (boundary: Polygon, lines: BoundaryLine[]) => {
  const result = buildBlocks({ boundary, lines })
  if (!result.ok) throw new Error(result.failure.code)
  const [coordinates = []] = dissolve(result.value.blocks).coordinates
  expect(checkPartition(result.value.blocks, { type: 'Polygon', coordinates })).toEqual([])
  return result.value
}

describe('buildBlocks', () => {
  it('makes four blocks of two roads that cross and stick out', () => {
    const { blocks, borders } = blocksOf(box(200, 200), [
      line(1, at(-50, 100), at(250, 100)),
      line(3, at(100, -50), at(100, 250)),
    ])
    expect(blocks).toHaveLength(4)
    for (const block of blocks) expect(areaM2(block)).toBeCloseTo(areaM2(box(200, 200)) / 4, -2)
    const inner = borders.filter(({ blocks: [low] }) => low >= 0)
    expect(inner.map(({ rank }) => rank).toSorted()).toEqual([1, 1, 3, 3])
    const outer = borders.filter(({ blocks: [low] }) => low < 0)
    expect(outer.map(({ rank }) => rank)).toEqual([0, 0, 0, 0])
  })

  it('leaves out a blind lane, and a ring road makes a block with a hole', () => {
    const { blocks } = blocksOf(box(300, 300), [
      line(4, at(0, 150), at(60, 150)),
      line(3, at(100, 100), at(200, 100), at(200, 200), at(100, 200), at(100, 100)),
    ])
    expect(blocks.map((block) => block.coordinates.length).toSorted()).toEqual([1, 2])
  })

  it('joins the strip between two carriageways to one side', () => {
    const { blocks } = blocksOf(box(300, 300), [
      line(1, at(0, 150), at(300, 150)),
      line(1, at(0, 162), at(300, 162)),
    ])
    expect(blocks).toHaveLength(2)
  })

  it('joins a pavement to the block it runs along, not across the road', () => {
    const { blocks } = blocksOf(box(300, 300), [
      line(1, at(0, 150), at(300, 150)),
      line(5, at(0, 156), at(300, 156)),
    ])
    expect(blocks).toHaveLength(2)
    const areas = blocks.map((block) => areaM2(block) / areaM2(box(300, 300)))
    for (const share of areas) expect(share).toBeCloseTo(0.5, 2)
  })

  it('is the whole street where there is no line', () => {
    expect(blocksOf(box(100, 100), []).blocks).toHaveLength(1)
  })

  it('refuses a boundary without area', () => {
    const result = buildBlocks({
      boundary: { type: 'Polygon', coordinates: [[at(0, 0), at(1, 1), at(0, 0)]] },
      lines: [],
    })
    expect(result).toEqual({ ok: false, failure: { code: 'boundary-invalid', detail: { rings: 1 } } })
  })
})
