import type { ImportProblem } from '@wangge/geodata'
import type { Point } from 'geojson'

/** Gathers what an import met with: single problems with their place, and counts of whole kinds left out. */
export interface ProblemLog {
  /** One object's problem. `source` is `way/123`, `relation/5` or `node/7`. */
  add(severity: ImportProblem['severity'], code: string, source: string, detail?: Detail, at?: LonLat): void
  /** One more object of a kind that is only counted: the list would drown in them. */
  count(code: string, by?: number): void
  counted(code: string): number
  all(): ImportProblem[]
}

type Detail = ImportProblem['detail']
type LonLat = readonly [number, number]

export const createProblemLog = (): ProblemLog => {
  const single: ImportProblem[] = []
  const counts = new Map<string, number>()
  return {
    add(severity, code, source, detail = {}, at) {
      const location: Point | null = at === undefined ? null : { type: 'Point', coordinates: [...at] }
      single.push({ severity, code, source, detail, location })
    },
    count(code, by = 1) {
      if (by > 0) counts.set(code, (counts.get(code) ?? 0) + by)
    },
    counted: (code) => counts.get(code) ?? single.filter((problem) => problem.code === code).length,
    all: () => [
      ...single,
      ...[...counts].map(
        ([code, count]): ImportProblem => ({
          severity: 'info',
          code,
          source: '',
          detail: { count },
          location: null,
        }),
      ),
    ],
  }
}
