import { H3Cells, type HotspotGround } from '@wangge/geodata'
import type { FoundHotspots } from './hotspot-messages.ts'

type Totals = FoundHotspots['totals']

/** Of what cannot be compared: it is counted all the same. */
export const totalsOfNothing = (
  ground: HotspotGround,
  { denominator, minimumCount }: { denominator: 'none' | 'households'; minimumCount: number },
): Totals => {
  const { cellOf, households } = ground.kind === 'h3' ? h3Cells(ground) : gridCells(ground)
  const requests = new Float64Array(households.length)
  let unowned = 0
  for (const cell of cellOf) {
    if (cell < 0) unowned += 1
    else requests[cell] = (requests[cell] ?? 0) + 1
  }
  const leftOut = (cell: number) => denominator === 'households' && households[cell] === 0
  return {
    requests: cellOf.length,
    unowned,
    households: households.reduce((sum, own) => sum + own, 0),
    cells: households.length,
    cellsWithoutHouseholds: households.filter((_, cell) => leftOut(cell)).length,
    requestsWithoutHouseholds: requests.reduce((sum, own, cell) => sum + (leftOut(cell) ? own : 0), 0),
    cellsBelowMinimum: requests.filter((own) => own > 0 && own < minimumCount).length,
    hot: 0,
    cold: 0,
  }
}

interface Counted {
  /** −1 for a request in no cell. */
  readonly cellOf: Int32Array
  readonly households: Float64Array
}

const h3Cells = ({ resolution, requests, homes }: Extract<HotspotGround, { kind: 'h3' }>): Counted => {
  const cells = new H3Cells(resolution)
  const cellOf = cells.place(requests)
  const homeCells = cells.place(homes)
  const households = new Float64Array(cells.ids.length)
  for (const [home, cell] of homeCells.entries())
    households[cell] = (households[cell] ?? 0) + (homes.households[home] ?? 0)
  return { cellOf, households }
}

const gridCells = ({ grids, gridOf }: Extract<HotspotGround, { kind: 'grids' }>): Counted => ({
  cellOf: gridOf,
  households: Float64Array.from(grids, (grid) => grid.households),
})
