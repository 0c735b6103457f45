import { dateParts, formatClock } from '../../../i18n/format.ts'
import type { Messages } from '../../../i18n/zh.ts'

/** A moment as it is told on the screen. Midnight ends a day: the data of 31 October are of 31 October, 24:00. */
export const tellMoment = (m: Messages, moment: string): string => {
  const clock = formatClock(moment)
  const time = Date.parse(moment)
  return clock === '00:00'
    ? `${m.monthDay(dateParts(time - 1))} 24:00`
    : `${m.monthDay(dateParts(time))} ${clock}`
}
