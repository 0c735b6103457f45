const zone = 'Asia/Shanghai'
const counts = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const clocks = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
const seconds = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const days = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** What stands where there is no figure: not the same as 0. */
export const absent = '—'

export const formatCount = (value: number | null): string => (value === null ? absent : counts.format(value))

/**
 * A share (0–1) as a percentage with one decimal (or as many as said), without the sign. Never rounded across
 * `limit`: 0.9498 against 0.95 reads 94.9, because 95.0 would say that it passes. Nor across the whole: 100 is all.
 */
export const formatShare = (share: number | null, limit?: number, decimals: 0 | 1 = 1): string => {
  if (share === null) return absent
  const scale = 10 ** decimals
  const percent = share * 100
  const rounded = Math.round(percent * scale) / scale
  const crosses = [limit ?? 1, 1].some((bound) => share < bound && rounded >= bound * 100)
  return (crosses ? Math.floor(percent * scale + 1e-9) / scale : rounded).toFixed(decimals)
}

/** Hectares with one decimal below a square kilometre, square kilometres with two above. */
export const areaParts = (areaM2: number): { value: string; unit: 'ha' | 'km2' } =>
  areaM2 < 1e6
    ? { value: (areaM2 / 1e4).toFixed(1), unit: 'ha' }
    : { value: (areaM2 / 1e6).toFixed(2), unit: 'km2' }

/** Metres a second with one decimal, two where the second is not 0. */
export const formatSpeed = (speedMps: number): string =>
  speedMps.toFixed(Math.abs(speedMps * 10 - Math.round(speedMps * 10)) > 1e-6 ? 2 : 1)

/** A number keeps its unit on its line. */
export const unbroken = (text: string): string => text.replaceAll(/(?<=\d) (?=[户处人分件个])/g, '\u00A0')

export const formatClock = (time: number | string): string => clocks.format(new Date(time))
export const formatSeconds = (time: number | string): string => seconds.format(new Date(time))

/** Year, month and day in China's time, as numbers. */
export const dateParts = (time: number | string): { year: number; month: number; day: number } => {
  const [year = 0, month = 0, day = 0] = days.format(new Date(time)).split('-').map(Number)
  return { year, month, day }
}
