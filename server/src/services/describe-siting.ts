import type { SiteCandidate, StreetSiting } from '@wangge/geodata'
import type { SitedCandidate, Siting } from '../routes/siting-schema.ts'

interface SitingFrame {
  readonly question: Pick<Siting, 'add' | 'minutes'> & {
    readonly speed_mps: number
    readonly candidates: Siting['candidates']['kind']
  }
  /** null: the whole street. */
  readonly grid: string | null
  readonly streetId: string
  /** By code. */
  readonly grids: ReadonlyMap<string, { readonly name: string }>
}

/** What the search found → the answer of `/api/v1/siting`, without what frames it. */
export const describeSiting = (
  { candidates, places, ...figures }: StreetSiting,
  { question, grid, streetId, grids }: SitingFrame,
): Omit<Siting, 'asOf' | 'plan'> => {
  const describe = ({ kind, id, name, position, gridCode }: SiteCandidate): SitedCandidate => ({
    kind,
    id: id === null ? null : `${streetId}.${id}`,
    name,
    position: [position[0] ?? 0, position[1] ?? 0],
    gridCode,
    gridName: gridCode === null ? null : (grids.get(gridCode)?.name ?? null),
  })
  return {
    add: question.add,
    minutes: question.minutes,
    speedMps: question.speed_mps,
    grid,
    candidates: { kind: question.candidates, count: candidates },
    ...figures,
    places: places.map(({ candidate, alternative, ...reason }, index) => ({
      rank: index + 1,
      candidate: describe(candidate),
      ...reason,
      alternative: alternative && { candidate: describe(alternative.candidate), gained: alternative.gained },
    })),
  }
}
