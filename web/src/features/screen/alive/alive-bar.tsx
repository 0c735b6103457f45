import { useEffect, useState } from 'react'
import { useMessages } from '../../../i18n/messages.tsx'
import { useScreenChromeMessages } from '../../../i18n/screen-chrome-messages.ts'
import { sinceWords } from './since-words.ts'
import { useMinute } from '../data/use-minute.ts'
import type { LiveScreen } from './use-live-screen.ts'
import './alive-bar.css'

/** How many changes came, without drawing anything else of the page anew. */
const useCounts = (live: LiveScreen) => {
  const { onChange, counts } = live
  const [now, setNow] = useState(counts)
  useEffect(() => onChange(() => setNow(counts())), [onChange, counts])
  return now
}

/** The sign in the header that says whether the figures are live, or since when they are not. */
export const AliveBar = ({ live }: { live: LiveScreen }) => {
  const m = useMessages()
  const words = useScreenChromeMessages()
  const minute = useMinute()
  const { made, moved, imported } = useCounts(live)
  const { away, since, following } = live
  return (
    <span
      className="alive-bar"
      role="status"
      data-away={away ?? 'none'}
      data-following={following}
      data-made={made + imported}
      data-moved={moved}
    >
      {away === null || since === null ? (
        <span className="alive-live" title={words.liveWhy(made + imported, moved)}>
          <i aria-hidden="true" />
          {words.live}
        </span>
      ) : (
        <>
          <b>
            <i aria-hidden="true">▲</i> {words.away[away](sinceWords(since, minute, m, words))}
          </b>
          <span className="alive-why">{words.awayWhy[away]}</span>
        </>
      )}
    </span>
  )
}
