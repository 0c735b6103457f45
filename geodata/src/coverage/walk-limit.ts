import { fail, ok, type Result } from '../model/result.ts'

/** Two hours: a circle larger than that is a slip of the pen. */
export const MAX_MINUTES = 120
/** More circles than that nobody reads from one map. */
export const MOST_MINUTES = 6
/** Faster than a runner nobody walks. */
export const MAX_SPEED_MPS = 5

export type WalkLimitFailure = 'bad-minutes' | 'bad-speed'

/** Metres walked in `minutes` at `speedMps`. Grows with both, also in the last digit. */
export const walkLimitM = (minutes: number, speedMps: number): number => minutes * 60 * speedMps

/**
 * “A building is covered in t minutes if the walk takes ≤ t” (domain.md, section 4): exactly t counts, and the
 * comparison is made in metres so that it is the same one by which service areas are cut.
 */
export const isWithin = (walkM: number, limitM: number): boolean => walkM <= limitM

/** `bad-minutes`: none, more than `MOST_MINUTES`, one not above 0 or above `MAX_MINUTES`; `bad-speed`: not above 0, or above `MAX_SPEED_MPS`. */
export const checkWalkLimits = (
  minutes: readonly number[],
  speedMps: number,
): Result<null, WalkLimitFailure> => {
  // Written so that NaN is refused too.
  const wrong = minutes.find((value) => !(value > 0 && value <= MAX_MINUTES))
  if (wrong !== undefined || minutes.length === 0) {
    return fail('bad-minutes', { minutes: wrong ?? 0, most: MAX_MINUTES })
  }
  if (minutes.length > MOST_MINUTES) {
    return fail('bad-minutes', { count: minutes.length, mostCount: MOST_MINUTES })
  }
  if (!(speedMps > 0 && speedMps <= MAX_SPEED_MPS))
    return fail('bad-speed', { speedMps, most: MAX_SPEED_MPS })
  return ok(null)
}
