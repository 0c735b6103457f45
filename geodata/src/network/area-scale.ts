import { UNITS_PER_M } from './area-plane.ts'

/** The polygon reaches this far to the sides of a reached way, or half way to the next that is not reached. */
export const BUFFER_M = 20
export const BUFFER_UNITS = BUFFER_M * UNITS_PER_M
/** Along a way the outline lies about this far beyond the limit. The field never leaves −`ALONG_M` … `ALONG_M`. */
export const ALONG_M = 12

export const clampedField = (value: number): number =>
  value < -ALONG_M ? -ALONG_M : value > ALONG_M ? ALONG_M : value
