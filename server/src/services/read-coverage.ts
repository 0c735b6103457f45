import { fail, ok, type PlaceLevel, type Result } from '@wangge/geodata'
import type { Coverage } from '../routes/coverage-schema.ts'
import { coverageAnswer } from './coverage-answer.ts'
import type { StreetData, StreetView } from './street-data.ts'

export interface CoverageQuestion {
  readonly minutes: readonly number[]
  readonly speedMps: number
  readonly level: PlaceLevel
}

/** Coverage of a street with its gaps and faulty centres. Failures: `no-network`, and those of the walks' thread. */
export const readCoverage = async (
  { walks, facts }: StreetData,
  view: StreetView,
  { minutes, speedMps, level }: CoverageQuestion,
): Promise<Result<Omit<Coverage, 'asOf' | 'plan'>>> => {
  const walked = await walks.coverage(view, { minutes, speedMps })
  if (!walked.ok) return walked
  const [gaps, centres, buildings, { tree }] = await Promise.all([
    walks.gaps(view, { minutes: minutes[0] ?? 0, speedMps }),
    walks.centres(view),
    walks.walkedOf(view),
    facts(view),
  ])
  if (!gaps.ok) return gaps
  if (!centres.ok) return centres
  if (buildings === null) return fail('no-network')
  return ok(
    coverageAnswer(
      { walked: walked.value, gaps: gaps.value, level },
      {
        streetId: view.head.id,
        streetName: view.head.name,
        grids: tree.nodes,
        centres: centres.value,
        buildingId: (building) => buildings.idAt(building),
      },
    ),
  )
}
