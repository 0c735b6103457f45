/** What the panel shows in the room it has, from all of it to the least; see `useFit`. */
export interface Density {
  readonly children: number
  readonly gaps: number
  readonly hasAxis: boolean
  readonly hasClaim: boolean
  readonly isBrief: boolean
}

const all: Density = { children: 12, gaps: 5, hasAxis: true, hasClaim: true, isBrief: false }

export const densities: readonly [Density, ...Density[]] = [
  all,
  { ...all, children: 9 },
  { ...all, children: 7 },
  { ...all, children: 6 },
  { ...all, children: 5 },
  { ...all, children: 5, isBrief: true },
  { ...all, children: 5, hasAxis: false, isBrief: true },
  { ...all, children: 5, gaps: 4, hasAxis: false, isBrief: true },
  { ...all, children: 4, gaps: 4, hasAxis: false, isBrief: true },
  { ...all, children: 4, gaps: 3, hasAxis: false, isBrief: true },
  { children: 4, gaps: 3, hasAxis: false, hasClaim: false, isBrief: true },
  { children: 3, gaps: 3, hasAxis: false, hasClaim: false, isBrief: true },
  { children: 3, gaps: 2, hasAxis: false, hasClaim: false, isBrief: true },
  { children: 2, gaps: 1, hasAxis: false, hasClaim: false, isBrief: true },
]
