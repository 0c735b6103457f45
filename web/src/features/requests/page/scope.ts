import type { Overview } from '../../../api/overview.ts'

/** A generated street's present is its last entry; a real one's is never before the clock. */
export const presentOf = ({ street, asOf }: Overview): number => {
  const written = Date.parse(asOf.time)
  return street.synthetic ? written : Math.max(written, Date.now())
}
