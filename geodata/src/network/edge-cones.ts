import type { PieceList } from './reached.ts'

/** A walk that enters an edge at a place and goes on both ways: metres walked there, one more for each metre along. */
export interface Cone {
  readonly offsetM: number
  readonly metres: number
}

/**
 * The reached pieces of one edge that is entered at several places (its ends, starts on it): the least of all walks,
 * cut at the limit.
 */
export const pushConePieces = (
  pieces: PieceList,
  edge: number,
  lengthM: number,
  cones: readonly Cone[],
  limitM: number,
): void => {
  const least = leastCones(cones.filter(({ metres }) => metres <= limitM))
  least.forEach(({ offsetM, metres }, index) => {
    const before = least[index - 1]
    const after = least[index + 1]
    const reachM = limitM - metres
    const lowest = before === undefined ? 0 : meetM(before, { offsetM, metres })
    const highest = after === undefined ? lengthM : meetM({ offsetM, metres }, after)
    const fromM = Math.max(lowest, offsetM - reachM)
    const toM = Math.min(highest, offsetM + reachM)
    pieces.push(edge, fromM, offsetM, metres + offsetM - fromM, metres)
    pieces.push(edge, offsetM, toM, metres, metres + toM - offsetM)
  })
}

/** Cones that are the least somewhere, in order along the edge. */
const leastCones = (cones: readonly Cone[]): Cone[] => {
  const kept: Cone[] = []
  const sorted = cones.toSorted((a, b) => a.offsetM - b.offsetM || a.metres - b.metres)
  for (const cone of sorted) {
    const last = kept.at(-1)
    if (last !== undefined && last.metres + cone.offsetM - last.offsetM <= cone.metres) continue
    while (kept.length > 0 && covers(cone, kept.at(-1) as Cone)) kept.pop()
    kept.push(cone)
  }
  return kept
}

const covers = (cone: Cone, earlier: Cone): boolean =>
  cone.metres + cone.offsetM - earlier.offsetM <= earlier.metres

/** Where two neighbouring walks meet, in metres along the edge. */
const meetM = (a: Cone, b: Cone): number => (a.offsetM + b.offsetM + b.metres - a.metres) / 2
