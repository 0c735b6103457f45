import { type Result, fail, ok } from '../model/result.ts'
import { checkGround, checkOptions } from './check-query.ts'
import { findNeighbours } from './find-neighbours.ts'
import { type HotspotCells, hotspotCells } from './hotspot-cells.ts'
import type { HotspotFailureCode, HotspotGround, HotspotOptions } from './hotspot-query.ts'
import type { Neighbours } from './neighbours.ts'

/** With fewer, neither mean nor variance of the others says anything. */
const FEWEST_CELLS = 3
/** Places that all draws together may take: 400 MB, twice. */
const MOST_DRAWN_PLACES = 100_000_000

/** All that does not depend on when requests came. */
export interface PreparedHotspots {
  readonly cells: HotspotCells
  /** The cells that are compared: all, or those with households. */
  readonly part: Int32Array
  /** Among the cells of `part`, by their places in it. */
  readonly neighbours: Neighbours
}

export const prepareHotspots = (
  ground: HotspotGround,
  options: HotspotOptions,
): Result<PreparedHotspots, HotspotFailureCode> => {
  const checked = [checkOptions(options), checkGround(ground)].find((check) => !check.ok)
  if (checked?.ok === false) return checked
  const cells = hotspotCells(ground)
  const byHouseholds = options.denominator === 'households'
  const part = Int32Array.from(cells.ids.keys()).filter(
    (cell) => !byHouseholds || (cells.households[cell] as number) > 0,
  )
  if (part.length < FEWEST_CELLS) return fail('too-few-cells', { cells: part.length })
  const neighbours = findNeighbours(options.neighbours, ground, cells, part)
  if (!neighbours.ok) return neighbours
  const { chance } = options
  if (chance.kind === 'permutation' && chance.draws * (largestRow(neighbours.value) + 2) > MOST_DRAWN_PLACES)
    return fail('too-many-draws', { draws: chance.draws })
  return ok({ cells, part, neighbours: neighbours.value })
}

const largestRow = ({ start }: Neighbours): number => {
  let largest = 0
  for (let i = 1; i < start.length; i += 1)
    largest = Math.max(largest, (start[i] as number) - (start[i - 1] as number))
  return largest
}
