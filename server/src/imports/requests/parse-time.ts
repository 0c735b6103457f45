import { serialClockMs } from './excel-serial.ts'

const hourMs = 3_600_000
/** China has one time, without summer time since 1991; nothing here is older than 2000. */
const chinaMs = 8 * hourMs

const day = String.raw`(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?`
const clock = String.raw`(上午|下午)?(\d{1,2})(?:[:：时点])(\d{1,2})(?:分|(?:[:：分](\d{1,2})(?:[.,](\d{1,9}))?秒?))?`
const offset = String.raw`(Z|[+-]\d{2}:?\d{2})?`
const written = new RegExp(`^${day}(?:(?:T| {0,3})${clock})? ?${offset}$`, 'i')
const digitsOnly = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/
const serial = /^\d{5}(?:\.\d+)?$/
/** 2000 to 2099: other numbers of five digits are no times. */
const isPlausibleSerial = (value: number): boolean => value >= 36_526 && value < 73_051

const offsetMs = (text: string | undefined): number => {
  if (text === undefined) return chinaMs
  if (/^z$/i.test(text)) return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))
  return (text.startsWith('-') ? -1 : 1) * minutes * 60_000
}

const clockReading = (parts: readonly (string | number | undefined)[]): number | null => {
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = parts.map((it) => Number(it ?? 0))
  const at = Date.UTC(year, month - 1, date, hour, minute, second)
  const back = new Date(at)
  const isReal =
    back.getUTCMonth() === month - 1 && back.getUTCDate() === date && hour < 24 && minute < 60 && second < 60
  return isReal ? at : null
}

const hourOf = (half: string | undefined, hour: string | undefined): number | undefined => {
  if (half === undefined || hour === undefined) return hour === undefined ? undefined : Number(hour)
  const told = Number(hour)
  if (told > 12) return half === '下午' ? told : 24
  return (told % 12) + (half === '下午' ? 12 : 0)
}

/**
 * Epoch milliseconds of a time as tables write it: ISO 8601, `2026-03-01 08:05`, `2026/3/1 8:05`, `2026年3月1日8时5分`,
 * `20260301080500`, a serial of Excel. Without an offset it is China's time; without a clock it is midnight. Null where
 * it is no time, or no day of the calendar.
 */
export const parseTime = (text: string): number | null => {
  const plain = text.normalize('NFKC').trim()
  if (serial.test(plain)) {
    const value = Number(plain)
    return isPlausibleSerial(value) ? serialClockMs(value) - chinaMs : null
  }
  const run = digitsOnly.exec(plain)
  if (run !== null) {
    const at = clockReading(run.slice(1))
    return at === null ? null : at - chinaMs
  }
  const match = written.exec(plain)
  if (match === null) return null
  const [, year, month, date, half, hour, minute, second, fraction, zone] = match
  const at = clockReading([year, month, date, hourOf(half, hour), minute, second])
  if (at === null || (hour === undefined && zone !== undefined)) return null
  return at + Math.round(Number(`0.${fraction ?? 0}`) * 1000) - offsetMs(zone)
}
