import { useMessages } from '../i18n/messages.tsx'
import { LimitTick } from './limit-tick.tsx'
import './rate-line.css'

export type RateVerdict = 'pass' | 'warn' | 'unknown'

export const rateVerdict = (share: number | null, limit: number): RateVerdict =>
  share === null ? 'unknown' : share >= limit ? 'pass' : 'warn'

const lineFrom = 0.7
const onLine = (share: number): number => Math.min(Math.max((share - lineFrom) / (1 - lineFrom), 0), 1) * 100

/**
 * A share against its limit. A cut scale is a dot on a line, never a bar; words near it say where the line begins
 * (`panel.requests.ratesScale`). Without a limit there is nothing to draw, and the line only keeps its place.
 */
export const RateLine = ({ share, limit }: { share: number | null; limit: number | null }) => {
  const m = useMessages()
  if (limit === null) return <span className="rate-line bare" aria-hidden="true" />
  return (
    <span className={`rate-line ${rateVerdict(share, limit)}`} aria-hidden="true">
      <i className="rate-zone" style={{ left: `${onLine(limit)}%` }} />
      <LimitTick percent={onLine(limit)} label={m.panel.requests.limit(Math.round(limit * 100))} />
      {share !== null && <i className="rate-dot" style={{ left: `${onLine(share)}%` }} />}
    </span>
  )
}

/** The verdict as a sign, for those who do not tell colours apart; null where there is no limit. */
export const RateMark = ({ verdict }: { verdict: RateVerdict | null }) => (
  <span className={`rate-mark ${verdict ?? ''}`} aria-hidden="true">
    {verdict === null ? '' : { pass: '✓', warn: '!', unknown: '?' }[verdict]}
  </span>
)
