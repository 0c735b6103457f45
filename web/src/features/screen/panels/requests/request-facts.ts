import type { RequestStage } from '@wangge/geodata'
import type { Indicators } from '../../../../api/requests.ts'
import type { HourFact } from '../../../../i18n/screen-facts.ts'
import { usualDays } from '../../data/request-days.ts'

type Stages = Indicators['byStage']

const fullest = (stages: Stages, amount: (entry: Stages[number]) => number): Stages[number] | null =>
  stages
    .filter(({ stage }) => stage < 7)
    .reduce<Stages[number] | null>(
      (most, entry) => (amount(entry) > (most === null ? 0 : amount(most)) ? entry : most),
      null,
    )

/** Where most of the open ones wait; null where none is open. */
export const fullestStage = (stages: Stages): RequestStage | null =>
  fullest(stages, ({ count }) => count)?.stage ?? null

/** Where most of the overdue ones wait. */
export const mostOverdue = (stages: Stages): { stage: RequestStage; count: number } | null => {
  const found = fullest(stages, ({ overdue }) => overdue)
  return found === null ? null : { stage: found.stage, count: found.overdue }
}

const hourMs = 3_600_000
const chinaOffsetMs = 8 * hourMs

/** Whole hours of its day that lie behind a moment; at midnight the whole day does. */
export const hoursBehind = (present: string): number => {
  const ms = (Date.parse(present) + chinaOffsetMs) % (24 * hourMs)
  return ms === 0 ? 24 : Math.floor(ms / hourMs)
}

/** Requests made in each hour of a usual day. */
export const usualByHour = (before: readonly number[]): number[] => before.map((count) => count / usualDays)

interface Run {
  readonly from: number
  readonly to: number
  readonly sum: number
}

/** The hours in a row whose sum is the largest (Kadane). */
const largestRun = (values: readonly number[]): Run => {
  let best: Run = { from: 0, to: 0, sum: 0 }
  let from = 0
  let sum = 0
  for (const [index, value] of values.entries()) {
    if (sum <= 0) {
      from = index
      sum = 0
    }
    sum += value
    if (sum > best.sum) best = { from, to: index + 1, sum }
  }
  return best
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** Fewer than this are no finding, whatever the share. */
const leastDifference = 3
/** In standard deviations of a Poisson count: hours that a day as usual has by chance are no finding. */
const leastDeviations = 2.5

/** What is unlike other days in the hours gone by. `usual` is of each hour of the day. */
export const hourFinding = (today: readonly number[], usual: readonly number[], hours: number): HourFact => {
  const [made, expected] = [today.slice(0, hours), usual.slice(0, hours)]
  const difference = made.map((count, hour) => count - (expected[hour] ?? 0))
  const plain = { kind: 'plain', hours, made: total(made), usual: total(expected) } as const
  if (hours === 0 || (plain.made === 0 && plain.usual === 0)) return { kind: 'none', hours }
  for (const [kind, sign] of [
    ['more', 1],
    ['fewer', -1],
  ] as const) {
    const run = largestRun(difference.map((value) => value * sign))
    const usualInRun = total(expected.slice(run.from, run.to))
    if (run.sum < leastDifference || usualInRun < 1) continue
    if (run.sum / Math.sqrt(usualInRun) < leastDeviations) continue
    return { kind, hours, from: run.from, to: run.to, share: run.sum / usualInRun }
  }
  return plain
}
