const dayMs = 86_400_000
/** Day 0 of Excel's serials, counted as if on the clock of UTC; right from March 1900 on. */
const epochMs = Date.UTC(1899, 11, 30)
/** Workbooks of old Macs count from here. */
const daysTo1904 = 1462

const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0')

/** Milliseconds of a serial's clock reading, as if the clock stood in UTC; to the second, which is what serials hold. */
export const serialClockMs = (serial: number): number => epochMs + Math.round((serial * dayMs) / 1000) * 1000

/** A serial as it is read on the clock: `2026-03-01 08:05:00`. */
export const serialText = (serial: number, from1904: boolean): string => {
  const at = new Date(serialClockMs(from1904 ? serial + daysTo1904 : serial))
  const day = `${pad(at.getUTCFullYear(), 4)}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`
  return `${day} ${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())}`
}
