import { dissolve, ringAreaM2 } from '@wangge/geodata'
import type { Polygon } from 'geojson'
import type { Bbox } from '../osm-data.ts'
import { type BlockBorder, measureBorders } from './adjacency.ts'

/** A block of the street network with what stands in it. */
export interface CountedBlock {
  readonly polygon: Polygon
  readonly households: number
  readonly buildings: number
}

export interface BlockOutline {
  /** Null where the streets in the box close no block with a building. */
  readonly boundary: Polygon | null
  /** Blocks cut by the box that were taken in all the same, and that were left out. */
  readonly cutBlocksTaken: number
  readonly cutBlocksLeft: number
  readonly cutHouseholdsLeft: number
}

/** A cut block comes in when it is nearly whole and people live in it: a quarter of a basic grid's 400 households. */
const wholeEnough = 0.25
const inhabitedEnough = 100
/** When the blocks closed by streets hold less than this share of the households, every inhabited cut block comes in. */
const keptEnough = 0.6
/** An empty block that sticks out along more of its border than this is no part of a street's shape. */
const sticksOut = 0.5

/**
 * The street's outline along real streets: the blocks that streets close, and of the blocks that the box cuts those
 * without which many households would be lost. Blocks without buildings that only stick out (the strip between two
 * carriageways, a slip road's loop) go; of several pieces the one with most households stays; holes are filled.
 */
export const outlineFromBlocks = (blocks: readonly CountedBlock[], box: Bbox): BlockOutline => {
  const borders = measureBorders(
    blocks.map((block) => block.polygon),
    box,
  )
  const isCut = (i: number) => (borders[i] as BlockBorder).onBox > 0
  const all = blocks.map((_, i) => i)
  const total = householdsOf(blocks, all)
  const cutShare = (i: number) => (borders[i] as BlockBorder).onBox / (borders[i] as BlockBorder).length
  const households = (i: number) => (blocks[i] as CountedBlock).households
  const nearlyWhole = (i: number) => cutShare(i) <= wholeEnough && households(i) >= inhabitedEnough
  let chosen = shape(
    blocks,
    borders,
    all.filter((i) => !isCut(i) || nearlyWhole(i)),
  )
  if (householdsOf(blocks, chosen) < keptEnough * total) {
    chosen = shape(
      blocks,
      borders,
      all.filter((i) => !isCut(i) || (blocks[i] as CountedBlock).buildings > 0),
    )
  }
  const left = all.filter((i) => isCut(i) && !chosen.includes(i))
  return {
    boundary:
      chosen.length === 0
        ? null
        : largestWithoutHoles(chosen.map((i) => (blocks[i] as CountedBlock).polygon)),
    cutBlocksTaken: chosen.filter(isCut).length,
    cutBlocksLeft: left.length,
    cutHouseholdsLeft: householdsOf(blocks, left),
  }
}

const householdsOf = (blocks: readonly CountedBlock[], chosen: readonly number[]): number =>
  chosen.reduce((sum, i) => sum + (blocks[i] as CountedBlock).households, 0)

const shape = (
  blocks: readonly CountedBlock[],
  borders: readonly BlockBorder[],
  candidates: readonly number[],
): number[] => {
  const kept = new Set(candidates)
  for (let changed = true; changed; ) {
    changed = false
    for (const i of kept) {
      if ((blocks[i] as CountedBlock).buildings > 0) continue
      const { beside, length } = borders[i] as BlockBorder
      let held = 0
      for (const [other, shared] of beside) if (kept.has(other)) held += shared
      if (held >= length * (1 - sticksOut)) continue
      kept.delete(i)
      changed = true
    }
  }
  const pieces = connected(kept, borders)
  const worth = (piece: readonly number[]) => householdsOf(blocks, piece) + piece.length / 1e4
  return pieces.toSorted((a, b) => worth(b) - worth(a))[0] ?? []
}

const connected = (kept: ReadonlySet<number>, borders: readonly BlockBorder[]): number[][] => {
  const seen = new Set<number>()
  const pieces: number[][] = []
  for (const start of kept) {
    if (seen.has(start)) continue
    seen.add(start)
    const piece = [start]
    for (const i of piece) {
      for (const other of (borders[i] as BlockBorder).beside.keys()) {
        if (!kept.has(other) || seen.has(other)) continue
        seen.add(other)
        piece.push(other)
      }
    }
    pieces.push(piece)
  }
  return pieces
}

const largestWithoutHoles = (polygons: readonly Polygon[]): Polygon | null => {
  const outers = dissolve(polygons).coordinates.flatMap((rings) => rings.slice(0, 1))
  const outer = outers.toSorted((a, b) => Math.abs(ringAreaM2(b)) - Math.abs(ringAreaM2(a)))[0]
  return outer === undefined ? null : { type: 'Polygon', coordinates: [outer] }
}
