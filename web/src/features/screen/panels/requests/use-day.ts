import { useMessages } from '../../../../i18n/messages.tsx'
import { dayEndingAt } from '../../data/request-days.ts'
import { useMinute } from '../../data/use-minute.ts'

export interface DayName {
  /** As it is told; empty where no day is meant. */
  readonly name: string
  /** Whether it is the day on the wall's own clock: a street whose data ended earlier has no today. */
  readonly isToday: boolean
}

/** How a day of China, `2026-10-31`, is called now. */
export const useDay = (day: string | null): DayName => {
  const m = useMessages()
  const now = new Date(useMinute()).toISOString()
  if (day === null) return { name: '', isToday: false }
  const [, month = 1, date = 1] = day.split('-').map(Number)
  return { name: m.monthDay({ month, day: date }), isToday: day === dayEndingAt(now) }
}
