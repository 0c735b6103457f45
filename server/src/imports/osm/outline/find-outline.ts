import { type BoundaryLine, blocksAroundFootprints, snapPolygon } from '@wangge/geodata'
import type { Polygon } from 'geojson'
import { footprintsOf, type OsmBuilding } from '../convert/buildings.ts'
import { boxRing } from '../geometry/clip.ts'
import type { Bbox, OsmData } from '../osm-data.ts'
import type { ProblemLog } from '../problem-log.ts'
import { findNamedBoundary } from './named-boundary.ts'
import { type CountedBlock, outlineFromBlocks } from './outline-from-blocks.ts'

export interface StreetOutline {
  readonly boundary: Polygon
  /** The file's own boundary of that name, the blocks that streets close, or, where they close none, the box. */
  readonly from: 'relation' | 'blocks' | 'box'
  readonly blocks: number
}

/** Footways make no outline: a street office ends at a street. */
const weakestRank = 4

/** Where the street ends. Told: `outline-is-box`, `cut-block-taken`, `cut-block-left-out`. */
export const findOutline = (
  osm: OsmData,
  street: string,
  asked: Bbox,
  lines: readonly BoundaryLine[],
  buildings: readonly OsmBuilding[],
  log: ProblemLog,
): StreetOutline => {
  const frame = snapPolygon({ type: 'Polygon', coordinates: [boxRing(asked)] })
  const named = findNamedBoundary(osm, street, asked)
  if (named !== null) return { boundary: named, from: 'relation', blocks: 0 }
  const counted = countBlocks(frame, lines, buildings)
  const outline = outlineFromBlocks(counted, boxOf(frame))
  log.count('cut-block-taken', outline.cutBlocksTaken)
  log.count('cut-block-left-out', outline.cutBlocksLeft)
  log.count('households-in-cut-blocks-left-out', outline.cutHouseholdsLeft)
  if (outline.boundary !== null) return { boundary: outline.boundary, from: 'blocks', blocks: counted.length }
  log.count('outline-is-box')
  return { boundary: frame, from: 'box', blocks: counted.length }
}

const countBlocks = (
  frame: Polygon,
  lines: readonly BoundaryLine[],
  buildings: readonly OsmBuilding[],
): CountedBlock[] => {
  const built = blocksAroundFootprints({
    boundary: frame,
    lines: lines.filter((line) => line.rank <= weakestRank),
    footprints: footprintsOf(buildings),
  })
  if (!built.ok) return []
  const blocks = built.value.polygons.map((polygon) => ({ polygon, households: 0, buildings: 0 }))
  buildings.forEach((building, i) => {
    const block = blocks[built.value.blockOf[i] ?? -1]
    if (block === undefined) return
    block.households += building.households
    block.buildings += 1
  })
  return blocks
}

const boxOf = (frame: Polygon): Bbox => {
  const [southWest, , northEast] = frame.coordinates[0] as [number[], number[], number[]]
  return [southWest[0] as number, southWest[1] as number, northEast[0] as number, northEast[1] as number]
}
