import { CHINA_OFFSET_MS } from '@wangge/geodata'

/** A moment as `<input type="datetime-local">` holds it, in China's time, to the minute. */
export const chinaInput = (ms: number): string => new Date(ms + CHINA_OFFSET_MS).toISOString().slice(0, 16)

/** The moment that such an input means; null where it is none. */
export const chinaInputMs = (text: string): number | null => {
  const ms = Date.parse(`${text}:00+08:00`.replace(/(:\d{2}:\d{2}):00\+/, '$1+'))
  return Number.isNaN(ms) ? null : ms
}
