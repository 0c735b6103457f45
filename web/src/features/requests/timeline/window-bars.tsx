import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { dateParts, formatClock } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import { startOfDay } from '../page/days.ts'
import type { DayCounts } from './day-bars.ts'
import { totalOf } from './day-bars.ts'
import { type Playback } from './playback.ts'
import { usePlaybackState } from './use-playback.ts'

interface Props {
  days: readonly string[]
  counts: readonly DayCounts[]
  playback: Playback
  /** Whether the parts of a bar are known, or only its height. */
  isSplit: boolean
  /** What stands in place of bars where there are none. */
  empty: string | null
}

const heightPx = 58
const minutesPerDay = 1440

/** Days that carry their date: about eight of them, the first included. */
const labelled = (count: number): number => Math.max(1, Math.ceil(count / 8))

/** Requests a day through the window, and the cursor that runs through it. */
export const WindowBars = ({ days, counts, playback, isSplit, empty }: Props) => {
  const m = useMessages()
  const words = useRequestMessages().timeline
  const box = useRef<HTMLDivElement>(null)
  const cursor = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  const { minute } = usePlaybackState(playback)
  const most = Math.max(...counts.map(totalOf), 1)
  const end = days.length * minutesPerDay

  useEffect(() => {
    const place = (at: number | null): void => {
      const line = cursor.current
      if (line === null) return
      line.hidden = at === null
      if (at !== null) line.style.transform = `translateX(${(at / end) * 100}%)`
    }
    place(playback.read().minute)
    return playback.onMinute(place)
  }, [playback, end])

  const minuteAt = (clientX: number): number => {
    const rect = box.current?.getBoundingClientRect()
    if (rect === undefined || rect.width === 0) return 0
    return Math.max(0, Math.min(1, (clientX - rect.left) / rect.width)) * end
  }
  const onPointer = (event: PointerEvent<HTMLDivElement>): void => {
    const at = minuteAt(event.clientX)
    setPointed(Math.min(days.length - 1, Math.floor(at / minutesPerDay)))
    if (event.buttons % 2 === 1) playback.seek(at)
  }
  const onKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -7, PageUp: 7 }
    const step = steps[event.key]
    if (step !== undefined) playback.stepDays(step)
    else if (event.key === 'Home') playback.seek(0)
    else if (event.key === 'End') playback.seek(end)
    else if (event.key === 'Escape') playback.leave()
    else return
    event.preventDefault()
  }
  const dayName = (day: string | undefined): string =>
    day === undefined ? '' : m.monthDay(dateParts(startOfDay(day)))
  const momentName = (at: number): string => {
    const ms = startOfDay(days[0] ?? '') + at * 60_000
    return `${m.monthDay(dateParts(ms))} ${formatClock(ms)}`
  }
  const step = labelled(days.length)
  const shown = pointed === null ? undefined : counts[pointed]
  return (
    <div
      ref={box}
      className="window-bars"
      role="slider"
      tabIndex={0}
      aria-label={words.cursor}
      aria-valuemin={0}
      aria-valuemax={end}
      aria-valuenow={Math.round(minute ?? end)}
      aria-valuetext={minute === null ? words.now : momentName(minute)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        playback.pause()
        onPointer(event)
      }}
      onPointerMove={onPointer}
      onPointerLeave={() => setPointed(null)}
      onKeyDown={onKey}
    >
      <svg
        viewBox={`0 0 ${days.length} ${heightPx}`}
        preserveAspectRatio="none"
        style={{ height: heightPx }}
        aria-hidden="true"
      >
        <defs>
          <pattern id="late-hatch" width="1" height="4" patternUnits="userSpaceOnUse">
            <rect width="1" height="2.4" fill="var(--late)" />
          </pattern>
        </defs>
        {counts.map((count, index) => {
          const scale = (heightPx - 6) / most
          const [closed, open, overdue] = [count.closed * scale, count.open * scale, count.overdue * scale]
          const width = 0.8
          const x = index + 0.1
          return (
            <g key={days[index]} opacity={pointed === index ? 0.72 : 1}>
              <rect
                x={x}
                width={width}
                y={heightPx - closed}
                height={closed}
                fill={isSplit ? 'var(--chart-mute)' : 'var(--chart-2)'}
              />
              <rect x={x} width={width} y={heightPx - closed - open} height={open} fill="var(--stage-3)" />
              <rect
                x={x}
                width={width}
                y={heightPx - closed - open - overdue}
                height={overdue}
                fill="url(#late-hatch)"
              />
            </g>
          )
        })}
      </svg>
      {empty !== null && <p className="timeline-empty over">{empty}</p>}
      <div ref={cursor} className="window-cursor" hidden>
        <i />
      </div>
      <div className="window-days" aria-hidden="true">
        {days.map((day, index) =>
          index % step === 0 ? (
            <span key={day} style={{ left: `${(index / days.length) * 100}%` }}>
              {dayName(day)}
            </span>
          ) : null,
        )}
      </div>
      {shown !== undefined && pointed !== null && (
        <p
          className="window-tip"
          style={{ left: `${((pointed + 0.5) / days.length) * 100}%` }}
          data-side={pointed > days.length / 2 ? 'left' : 'right'}
        >
          {isSplit
            ? words.dayTip(dayName(days[pointed]), totalOf(shown), shown.open + shown.overdue, shown.overdue)
            : words.dayTotal(dayName(days[pointed]), totalOf(shown))}
        </p>
      )}
    </div>
  )
}
