import type { StreetHead } from '../../db/queries/streets.ts'

type Clocked = Pick<StreetHead, 'synthetic' | 'asOfMs'>

const dayMs = 86_400_000

const minuteMs = 60_000

/**
 * The moment at which a street's requests are looked at, epoch milliseconds. A synthetic street's time is that of its
 * data and moves with what is written to it; a real one's is the clock's last full minute, so that what is computed
 * serves everybody who asks within it.
 */
export const presentMs = ({ synthetic, asOfMs }: Clocked, clockMs: number): number =>
  synthetic ? asOfMs : Math.max(asOfMs, Math.floor(clockMs / minuteMs) * minuteMs)

/** Nothing may be written that lies later: of a synthetic street a day after its data, or the clock's time. */
export const latestWriteMs = ({ synthetic, asOfMs }: Clocked, clockMs: number): number =>
  Math.max(clockMs, synthetic ? asOfMs + dayMs : asOfMs)
