import type { RequestTally } from '@wangge/geodata'

/** Columns of `request_tally` that are plain sums, by the field of a tally that each holds. */
const tallyColumnOf = {
  requests: 'requests',
  signed: 'signed',
  signedInTime: 'signed_in_time',
  closed: 'closed',
  closedInTime: 'closed_in_time',
  visited: 'visited',
  reworked: 'reworked',
  solvedTold: 'solved_told',
  solved: 'solved',
  satisfiedTold: 'satisfied_told',
  satisfied: 'satisfied',
} as const satisfies Partial<Record<keyof RequestTally, string>>

export type TallyField = keyof typeof tallyColumnOf

export const tallyFields = Object.entries(tallyColumnOf) as readonly (readonly [TallyField, string])[]

/** Numbers by hour of making, as the column `by_hour` has them. */
export const hoursOf = ({ byHour }: RequestTally): number[] =>
  Array.from({ length: 24 }, (_, hour) => byHour.get(hour) ?? 0)

/** One entry for each request closed, as the column `close_steps` has them, in no order. */
export const stepsOf = ({ closeSteps }: RequestTally): number[] =>
  [...closeSteps].flatMap(([step, count]) => Array.from({ length: count }, () => step))
