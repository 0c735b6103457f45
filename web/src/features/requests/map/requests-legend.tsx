import { useEffect, useState } from 'react'
import type { Hotspots } from '../../../api/requests-hotspots.ts'
import { recall, remember } from '../../../app/remembered.ts'
import { useView } from '../../../app/use-view.ts'
import { adjustRequests } from '../../../app/view-history.ts'
import { dateParts } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import { Icon } from '../../../ui/icon.tsx'
import { SpotGlyph } from '../hotspots/spot-glyph.tsx'
import type { Desk } from '../page/use-desk.ts'
import { fromMs } from '../page/window.ts'
import type { Playback } from '../timeline/playback.ts'
import { usePlaybackState } from '../timeline/use-playback.ts'
import { stepAt } from './step-at.ts'
import './requests-legend.css'

const roomyWindow = '(min-width: 1501px)'

const startsOpen = (): boolean => {
  const chosen = recall('requests-legend')
  return chosen === null ? matchMedia(roomyWindow).matches : chosen !== 'folded'
}

const stages = [1, 2, 3, 4, 5, 6] as const

const Signs = ({ isThen }: { isThen: boolean }) => {
  const words = useRequestMessages().map
  if (isThen)
    return (
      <ul className="sign-list">
        <li>
          <i className="sign sign-open-then" aria-hidden="true" />
          {words.openThen}
        </li>
        <li>
          <i className="sign sign-late" aria-hidden="true" />
          {words.oldThen}
        </li>
        <li>
          <i className="sign sign-closed" aria-hidden="true" />
          {words.closedThen}
        </li>
      </ul>
    )
  return (
    <ul className="sign-list">
      <li>
        <span className="sign-stages" aria-hidden="true">
          {stages.map((stage) => (
            <i key={stage} className="sign" style={{ background: `var(--stage-${stage})` }}>
              {stage}
            </i>
          ))}
        </span>
        {words.open}
      </li>
      <li>
        <i className="sign sign-late" aria-hidden="true" />
        {words.overdue}
      </li>
      <li>
        <i className="sign sign-closed" aria-hidden="true" />
        {words.closed}
      </li>
      <li>
        <i className="sign sign-cluster" aria-hidden="true">
          12
        </i>
        {words.cluster}
      </li>
    </ul>
  )
}

/** Which step of time the cells are drawn for, while playback goes through them. */
const StepLine = ({ playback, spots, startMs }: { playback: Playback; spots: Hotspots; startMs: number }) => {
  const m = useMessages()
  const words = useRequestMessages().map
  const { steps } = spots
  const [step, setStep] = useState<number | null>(null)
  useEffect(() => {
    const follow = (minute: number | null): void =>
      setStep(minute === null ? null : stepAt(steps, startMs + minute * 60_000))
    follow(playback.read().minute)
    return playback.onMinute(follow)
  }, [playback, steps, startMs])
  if (step === null || steps === undefined) return null
  const day = (time: string | number): string => m.monthDay(dateParts(time))
  return (
    <p className="legend-step">
      {words.stepOf(day(steps[step] ?? ''), day(Date.parse(steps[step + 1] ?? '') - 1))}
    </p>
  )
}

/** What is drawn, switched here, and what its signs mean, with their unit and class limits. */
export const RequestsLegend = ({ playback, desk }: { playback: Playback; desk: Desk }) => {
  const { canRead } = desk.scope
  const words = useRequestMessages().map
  const { points, spots } = useView().requests
  const { minute } = usePlaybackState(playback)
  const [open, setOpen] = useState(startsOpen)
  return (
    <section className={`requests-legend${open ? ' open' : ''}`} aria-label={words.show}>
      <div className="legend-head">
        {canRead && (
          <label>
            <input type="checkbox" checked={points} onChange={() => adjustRequests({ points: !points })} />
            {words.points}
          </label>
        )}
        <label>
          <input
            type="checkbox"
            checked={spots}
            onChange={() => adjustRequests({ spots: !spots, cell: null })}
          />
          {words.spots}
        </label>
        <button
          type="button"
          className="icon-button"
          aria-label={words.show}
          aria-expanded={open}
          onClick={() => {
            remember('requests-legend', open ? 'folded' : 'open')
            setOpen(!open)
          }}
        >
          <Icon name="down" size={16} />
        </button>
      </div>
      {open && points && canRead && (
        <div className="legend-part">
          <p className="legend-unit">{minute === null ? words.unit : words.oneSign}</p>
          <Signs isThen={minute !== null} />
        </div>
      )}
      {open && spots && (
        <div className="legend-part">
          <p className="legend-unit">{words.spotsUnit}</p>
          {desk.spots.data !== undefined && (
            <StepLine playback={playback} spots={desk.spots.data} startMs={fromMs(desk.days)} />
          )}
          <ul className="band-list">
            {([1, -1] as const).map((side) => (
              <li key={side}>
                <span>{side > 0 ? words.hot : words.cold}</span>
                {([99, 95, 90] as const).map((percent) => (
                  <span key={percent} className="band">
                    <SpotGlyph band={side * percent} />
                    {words.band(percent)}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
