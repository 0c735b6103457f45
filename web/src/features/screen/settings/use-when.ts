import { dateParts, formatClock } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'

/** Day and clock of a moment, in China's time. */
export const useWhen = (): ((moment: string) => string) => {
  const m = useMessages()
  return (moment) => `${m.monthDay(dateParts(moment))} ${formatClock(moment)}`
}
