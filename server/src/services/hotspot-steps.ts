import { fail, ok, type Result } from '@wangge/geodata'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

export type StepUnit = 'day' | 'week' | 'month'

/** The steps of a history: they fill the window, one after the other. */
export interface HotspotSteps {
  /** What a step lasts: a day, a week, 30 days; null where a number of equal steps was asked for. */
  readonly unit: StepUnit | null
  /** One more than there are steps; the last is the end of the window. */
  readonly edgesMs: readonly number[]
}

/** Fewer steps than two, or shorter ones than an hour. */
export type StepsFailure = 'bad-steps'

const unitDays: Readonly<Record<StepUnit, number>> = { day: 1, week: 7, month: 30 }

/** Some ten to thirty steps: days up to four weeks, weeks up to half a year, months beyond. */
const unitFor = (days: number): StepUnit => {
  if (days <= 28) return 'day'
  return days <= 190 ? 'week' : 'month'
}

/**
 * So many equal steps; where no number is said, whole days, weeks or months counted back from the end. What is left
 * before the first whole one is a step of its own from half of one on, else part of the first.
 */
export const layOutSteps = (
  fromMs: number,
  toMs: number,
  count: number | null,
): Result<HotspotSteps, StepsFailure> => {
  if (count !== null) {
    if ((toMs - fromMs) / count < hourMs) return fail('bad-steps')
    const edgesMs = Array.from({ length: count }, (_, t) =>
      Math.round(fromMs + ((toMs - fromMs) * t) / count),
    )
    return ok({ unit: null, edgesMs: [...edgesMs, toMs] })
  }
  const unit = unitFor((toMs - fromMs) / dayMs)
  const stepMs = unitDays[unit] * dayMs
  const steps = Math.round((toMs - fromMs) / stepMs)
  if (steps < 2) return fail('bad-steps')
  const edgesMs = Array.from({ length: steps - 1 }, (_, t) => toMs - (steps - 1 - t) * stepMs)
  return ok({ unit, edgesMs: [fromMs, ...edgesMs, toMs] })
}
