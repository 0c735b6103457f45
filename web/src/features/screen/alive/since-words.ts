import { dateParts, formatClock } from '../../../i18n/format.ts'
import type { Messages } from '../../../i18n/zh.ts'
import type { ScreenChromeMessages } from '../../../i18n/zh/screen-chrome.ts'

/** A moment as people say it today: the clock alone, with its day where that is another. */
export const sinceWords = (
  sinceMs: number,
  nowMs: number,
  m: Messages,
  words: ScreenChromeMessages,
): string => {
  const [then, now] = [dateParts(sinceMs), dateParts(nowMs)]
  const isToday = then.year === now.year && then.month === now.month && then.day === now.day
  return words.at(isToday ? null : m.monthDay(then), formatClock(sinceMs))
}
