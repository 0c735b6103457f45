import type { LatticePoints } from '../partition/lattice-points.ts'
import type { Region } from '../partition/regions.ts'
import { pointInRing } from '../partition/orientation.ts'
import { properlyCross, type SegmentEnds } from '../partition/segment-crossing.ts'
import type { StepScale } from './lattice-plane.ts'

/** A face is a strip when perimeter² / (4π · area) exceeds this: a rectangle of 1 : 12. */
export const STRIP_SHAPE = 4.5
/** Widest place where a strip is cut across. */
const WIDEST_M = 150
/** A cut must save this many times its length in way round the face, on both sides. */
const DETOUR = 5

interface Chord {
  readonly i: number
  readonly j: number
  readonly lengthM: number
}

/** Metres walked along the ring up to each corner, and all round as the last. */
const wayRound = (points: LatticePoints, ring: readonly number[], scale: StepScale): number[] => {
  const way = [0]
  ring.forEach((from, k) => {
    const to = ring[(k + 1) % ring.length] ?? from
    const lengthM = Math.hypot(
      (points.x(to) - points.x(from)) * scale.east,
      (points.y(to) - points.y(from)) * scale.north,
    )
    way.push((way.at(-1) ?? 0) + lengthM)
  })
  return way
}

/** Whether two chords between corners of one ring part the ring in the same order, so that they do not cross. */
const apart = (a: Chord, b: Chord): boolean =>
  (a.i <= b.i && b.i <= a.j) === (a.i <= b.j && b.j <= a.j) ||
  [b.i, b.j].includes(a.i) ||
  [b.i, b.j].includes(a.j)

/**
 * Short cuts across a long thin face (a river, a verge, the ground between two railways), between corners of its
 * outline, so that no grid has to take it whole. Shortest first; pieces stay longer than they are wide.
 */
export const stripChords = (
  points: LatticePoints,
  { shell, holes }: Region,
  scale: StepScale,
  isClear: (segment: SegmentEnds) => boolean,
): SegmentEnds[] => {
  const ends = (a: number, b: number): SegmentEnds => [points.x(a), points.y(a), points.x(b), points.y(b)]
  const edges = [shell, ...holes].flatMap((ring) =>
    ring.map((from, k) => ends(from, ring[(k + 1) % ring.length] ?? from)),
  )
  const way = wayRound(points, shell, scale)
  const round = way.at(-1) ?? 0
  const between = (i: number, j: number): number => {
    const along = Math.abs((way[j] ?? 0) - (way[i] ?? 0))
    return Math.min(along, round - along)
  }
  const candidates: Chord[] = []
  for (let i = 0; i < shell.length; i++) {
    for (let j = i + 2; j < shell.length; j++) {
      const [ax, ay, bx, by] = ends(shell[i] ?? 0, shell[j] ?? 0)
      const lengthM = Math.hypot((bx - ax) * scale.east, (by - ay) * scale.north)
      if (lengthM < WIDEST_M && between(i, j) > DETOUR * lengthM) candidates.push({ i, j, lengthM })
    }
  }
  candidates.sort((a, b) => a.lengthM - b.lengthM || a.i - b.i || a.j - b.j)
  const taken: Chord[] = []
  const cuts: SegmentEnds[] = []
  for (const chord of candidates) {
    const spaced = taken.every((own) => {
      const gap = Math.min(
        Math.max(between(own.i, chord.i), between(own.j, chord.j)),
        Math.max(between(own.i, chord.j), between(own.j, chord.i)),
      )
      return apart(own, chord) && gap > DETOUR * Math.max(own.lengthM, chord.lengthM)
    })
    if (!spaced) continue
    const cut = ends(shell[chord.i] ?? 0, shell[chord.j] ?? 0)
    const middle = [(cut[0] + cut[2]) / 2, (cut[1] + cut[3]) / 2] as const
    if (pointInRing(points, shell, ...middle) <= 0) continue
    if (holes.some((hole) => pointInRing(points, hole, ...middle) >= 0)) continue
    if (edges.some((edge) => properlyCross(edge, cut)) || !isClear(cut)) continue
    taken.push(chord)
    cuts.push(cut)
  }
  return cuts
}
