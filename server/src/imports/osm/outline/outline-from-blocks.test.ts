import type { Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { outlineFromBlocks } from './outline-from-blocks.ts'

const at = (n: number) => Math.round((120 + n * 0.001) * 1e7) / 1e7
const cell = (x: number, y: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [at(x), at(y) - 90],
      [at(x + 1), at(y) - 90],
      [at(x + 1), at(y + 1) - 90],
      [at(x), at(y + 1) - 90],
      [at(x), at(y) - 90],
    ].map(([lon, lat]) => [lon as number, Math.round((lat as number) * 1e7) / 1e7]),
  ],
})
/** A lattice of `size` × `size` blocks that fills its box; households by place. */
const lattice = (size: number, households: (x: number, y: number) => number) =>
  Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [i % size, Math.floor(i / size)] as const
    const count = households(x, y)
    return { polygon: cell(x, y), households: count, buildings: count > 0 ? 1 : 0 }
  })
/** Ten buildings in the blocks where many live. */
const crowded = (block: ReturnType<typeof lattice>[number]) => ({
  ...block,
  buildings: block.households > 100 ? 10 : 1,
})
const lat = (n: number) => Math.round((at(n) - 90) * 1e7) / 1e7
const box = (size: number) => [at(0), lat(0), at(size), lat(size)] as const

const extent = (polygon: Polygon | null) => {
  const ring = polygon?.coordinates[0] ?? []
  return [Math.min(...ring.map((p) => p[0] as number)), Math.max(...ring.map((p) => p[0] as number))]
}

describe('outline from blocks', () => {
  it('keeps what streets close and leaves out what the box cuts', () => {
    const outline = outlineFromBlocks(
      lattice(5, () => 50),
      box(5),
    )
    // 9 of 25 blocks are closed: fewer than 70% of the buildings, so the inhabited cut blocks come in.
    expect(outline.cutBlocksTaken).toBe(16)
    const dense = outlineFromBlocks(
      lattice(5, (x, y) => (x > 0 && x < 4 && y > 0 && y < 4 ? 300 : 10)).map(crowded),
      box(5),
    )
    expect(dense).toMatchObject({ cutBlocksTaken: 0, cutBlocksLeft: 16, cutHouseholdsLeft: 160 })
    expect(extent(dense.boundary)).toEqual([at(1), at(4)])
  })
  it('takes in a cut block that is nearly whole and inhabited', () => {
    const outline = outlineFromBlocks(
      lattice(5, (x, y) => (x > 0 && x < 4 && y > 0 && y < 4 ? 300 : x === 2 && y === 0 ? 200 : 10)).map(
        crowded,
      ),
      box(5),
    )
    expect(outline).toMatchObject({ cutBlocksTaken: 1, cutBlocksLeft: 15 })
    expect(outline.boundary?.coordinates[0]).toContainEqual([at(2), lat(0)])
  })
  it('drops empty blocks that only stick out, and finds nothing where nobody builds', () => {
    const spur = outlineFromBlocks(
      lattice(6, (x, y) => (x > 0 && x < 4 && y > 0 && y < 5 ? 300 : 0)).filter(
        (_, i) => i % 6 !== 4 || i === 16,
      ),
      box(6),
    )
    expect(extent(spur.boundary)).toEqual([at(1), at(4)])
    expect(outlineFromBlocks([], box(5)).boundary).toBeNull()
  })
})
