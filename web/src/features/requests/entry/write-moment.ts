import { useQuery } from '@tanstack/react-query'
import { overviewQuery } from '../../../api/overview.ts'
import { useView } from '../../../app/use-view.ts'

const minuteMs = 60_000

/** The first whole minute after a moment. */
export const nextMinute = (ms: number): number => (Math.floor(ms / minuteMs) + 1) * minuteMs

/**
 * Whether the street's clock stands still between entries, as that of generated data does: then what is written without
 * a time of its own comes a minute after all that was written before, or nothing would ever have waited for anything.
 */
export const useStandingClock = (): boolean => {
  const street = useQuery(overviewQuery(useView().street, null))
  return street.data?.street.synthetic ?? false
}
