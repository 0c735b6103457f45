import { addWay, type Block, framePoint } from './block.ts'
import { insidePlot } from './occupied.ts'
import { ground } from './road-style.ts'
import { type Court, type CourtLane, insertVertex } from './walled-court.ts'
import { distanceM, rectangle, type Vec } from './vec.ts'

interface Stop {
  readonly offset: number
  readonly lane: CourtLane | null
}

/**
 * The path along the doors of a row, joined to every lane of the court that it meets. Where a house stands in the
 * way the path is cut in two; a piece that meets no lane is left out, because nobody could walk to it.
 */
export const drawRowPath = (block: Block, court: Court, v: number, doors: readonly number[]): void => {
  const stops: Stop[] = doors.map((offset) => ({ offset, lane: null }))
  for (const lane of court.lanes) if (lane.axis === 'v') stops.push({ offset: lane.offset, lane })
  stops.sort((a, b) => a.offset - b.offset)
  let run: Stop[] = []
  const flush = (): void => {
    const path = joinRun(block, run, v)
    if (path !== null) addWay(block, path, ground('footway'), 2.4, true)
    run = []
  }
  for (const stop of stops) {
    const before = run.at(-1)
    const reach = before === undefined ? 0 : stop.offset - before.offset
    const strip = rectangle(framePoint(block, stop.offset - reach / 2, v), block.u, Math.max(0.5, reach), 1.6)
    if (!insidePlot(strip, court.ring) || !block.built.isFree(strip, 0.4)) flush()
    if (insidePlot([framePoint(block, stop.offset, v)], court.ring)) run.push(stop)
  }
  flush()
}

const joinRun = (block: Block, run: readonly Stop[], v: number): Vec[] | null => {
  if (run.length < 2 || run.every((stop) => stop.lane === null)) return null
  const path: Vec[] = []
  for (const { offset, lane } of run) {
    const p = framePoint(block, offset, v)
    const shared = lane === null ? p : junctionOn(lane, p)
    if (shared === null) return null
    path.push(shared)
  }
  return path
}

/** A vertex of the lane at this point: one that is there already, or a new one; null beyond the lane's ends. */
const junctionOn = (lane: CourtLane, p: Vec): Vec | null => {
  const there = lane.path.find((q) => distanceM(p, q) < 0.5)
  if (there !== undefined) return there
  return insertVertex(lane.path, p) ? p : null
}
