/** What the panel shows in the room it has, from all of it to the least; see `useFit`. */
export interface Density {
  readonly newest: number
  readonly overdue: number
  readonly ranking: number
  readonly hasTrend: boolean
  readonly isBrief: boolean
}

const one = { ranking: 0, hasTrend: true, isBrief: false } as const
/** In one column. */
export const columnDensities: readonly [Density, ...Density[]] = [
  { ...one, newest: 4, overdue: 4 },
  { ...one, newest: 3, overdue: 3 },
  { ...one, newest: 2, overdue: 3 },
  { ...one, newest: 2, overdue: 2 },
  { ...one, newest: 2, overdue: 2, isBrief: true },
  { ...one, newest: 1, overdue: 2, isBrief: true },
  { ...one, newest: 1, overdue: 1, isBrief: true },
  { newest: 2, overdue: 2, ranking: 0, hasTrend: false, isBrief: true },
  { newest: 1, overdue: 2, ranking: 0, hasTrend: false, isBrief: true },
  { newest: 1, overdue: 1, ranking: 0, hasTrend: false, isBrief: true },
  { newest: 0, overdue: 0, ranking: 0, hasTrend: false, isBrief: true },
]

const two = { hasTrend: true, isBrief: false } as const
/** In two columns. */
export const columnsDensities: readonly [Density, ...Density[]] = [
  { ...two, newest: 6, overdue: 6, ranking: 9 },
  { ...two, newest: 5, overdue: 5, ranking: 9 },
  { ...two, newest: 4, overdue: 4, ranking: 9 },
  { ...two, newest: 3, overdue: 4, ranking: 9 },
  { ...two, newest: 3, overdue: 3, ranking: 8 },
  { ...two, newest: 3, overdue: 3, ranking: 6, isBrief: true },
  { newest: 2, overdue: 2, ranking: 5, hasTrend: true, isBrief: true },
  { newest: 2, overdue: 2, ranking: 5, hasTrend: false, isBrief: true },
  { newest: 1, overdue: 1, ranking: 3, hasTrend: false, isBrief: true },
]
