import { useQueryClient } from '@tanstack/react-query'
import { useMessages } from '../../../i18n/messages.tsx'
import { useScreenChromeMessages } from '../../../i18n/screen-chrome-messages.ts'
import { Seal } from '../../../ui/seal.tsx'
import { usePulse } from './pulse-store.ts'
import { sinceWords } from './since-words.ts'
import { useMinute } from '../data/use-minute.ts'
import './full-state.css'

/** Over the empty stage when the server was away before the first figure came. */
export const Unreached = () => {
  const m = useMessages()
  const words = useScreenChromeMessages()
  const minute = useMinute()
  const { away } = usePulse()
  const queries = useQueryClient()
  const hasFigures = queries.getQueriesData({ queryKey: ['overview'] }).some(([, data]) => data !== undefined)
  if (away === null || hasFigures) return null
  return (
    <main className="screen-full-state" role="status" data-away={away.what}>
      <Seal size={56} />
      <h1>▲ {words.away[away.what](sinceWords(away.sinceMs, minute, m, words))}</h1>
      <p>
        {words.unreached.title}
        {words.unreached.text}
      </p>
    </main>
  )
}
