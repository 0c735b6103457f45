import { areaM2, dissolve, ringAreaM2 } from '@wangge/geodata'
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

/** A cut block comes in when it is nearly whole and people live in it: half of a basic grid's 400 households. */
const wholeEnough = 0.25
const inhabitedEnough = 200
/** A block with one building at most and fewer households than this is as good as empty. */
const fewHouseholds = 40
/** When fewer than this share of the buildings are kept (a sparse map), every cut block with a building comes in. */
const keptEnough = 0.7
/** A cut strip narrower than this, as between two carriageways, may join blocks on both sides of it. */
const stripM = 40
/** An empty block that sticks out along more of its border than this is no part of a street's shape. */
const sticksOut = 0.5

/**
 * The street's outline along real streets: the blocks that streets close, and of the blocks that the box cuts those
 * without which many households would be lost. Blocks with next to nobody in them that only stick out (the strip between two
 * carriageways, a slip road's loop) go; of several pieces the one with most households stays; holes are filled.
 */
export const outlineFromBlocks = (blocks: readonly CountedBlock[], box: Bbox): BlockOutline => {
  const borders = measureBorders(
    blocks.map((block) => block.polygon),
    box,
  )
  const isCut = (i: number) => (borders[i] as BlockBorder).onBox > 0
  const all = blocks.map((_, i) => i)
  const buildings = (chosen: readonly number[]) =>
    chosen.reduce((sum, i) => sum + (blocks[i] as CountedBlock).buildings, 0)
  const cutShare = (i: number) => (borders[i] as BlockBorder).onBox / (borders[i] as BlockBorder).length
  const households = (i: number) => (blocks[i] as CountedBlock).households
  const isStrip = (i: number) => {
    const metres = (borders[i] as BlockBorder).length * metresPerDegree
    return areaM2((blocks[i] as CountedBlock).polygon) / (metres / 2) < stripM
  }
  const nearlyWhole = (i: number) => cutShare(i) <= wholeEnough && households(i) >= inhabitedEnough
  const chosenWith = (comesIn: (i: number) => boolean) =>
    shape(
      blocks,
      borders,
      all.filter((i) => !isCut(i) || isStrip(i) || comesIn(i)),
      (i) => isCut(i) && isStrip(i) && !nearlyWhole(i),
      (i) => households(i) < fewHouseholds && (blocks[i] as CountedBlock).buildings <= 1,
    )
  let chosen = chosenWith(nearlyWhole)
  if (buildings(chosen) < keptEnough * buildings(all)) {
    chosen = chosenWith((i) => (blocks[i] as CountedBlock).buildings > 0)
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

const metresPerDegree = 111_200

const householdsOf = (blocks: readonly CountedBlock[], chosen: readonly number[]): number =>
  chosen.reduce((sum, i) => sum + (blocks[i] as CountedBlock).households, 0)

/** The piece with most households, without strips and empty blocks that stick out and hold nothing inhabited together. */
const shape = (
  blocks: readonly CountedBlock[],
  borders: readonly BlockBorder[],
  candidates: readonly number[],
  isSpare: (i: number) => boolean,
  isEmpty: (i: number) => boolean,
): number[] => {
  const largest = (pieces: readonly number[][]) => pieces.toSorted((a, b) => worth(b) - worth(a))[0] ?? []
  const worth = (piece: readonly number[]) => householdsOf(blocks, piece) + piece.length / 1e4
  let kept = new Set(largest(connected(new Set(candidates), borders)))
  for (let changed = true; changed; ) {
    changed = false
    for (const i of kept) {
      if (!kept.has(i)) continue
      const stays = !isEmpty(i) || isHeld(borders[i] as BlockBorder, kept)
      if (!isSpare(i) && stays) continue
      const others = new Set(kept)
      others.delete(i)
      const rest = largest(connected(others, borders))
      const lost =
        householdsOf(blocks, [...kept]) - householdsOf(blocks, rest) - (blocks[i] as CountedBlock).households
      if (lost >= inhabitedEnough) continue
      kept = new Set(rest)
      changed = true
    }
  }
  return [...kept]
}

const isHeld = ({ beside, length }: BlockBorder, kept: ReadonlySet<number>): boolean => {
  let held = 0
  for (const [other, shared] of beside) if (kept.has(other)) held += shared
  return held > length * (1 - sticksOut)
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
