/** The circles of the domain: 5 minutes (P2), 15 (YJ), 10 between them. */
export const coverageMinutes = [5, 10, 15] as const
export type CoverageMinutes = (typeof coverageMinutes)[number]

/** Metres a second: the pace of an older resident, and the 300 m of GB 50180's five-minute circle. */
export const defaultSpeedMps = 1
