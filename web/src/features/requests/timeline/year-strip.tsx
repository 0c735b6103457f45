import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { dateParts } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import { addDays, daysBetween, startOfDay } from '../page/days.ts'
import type { DayWindow } from '../page/window.ts'

type Part = 'first' | 'last' | 'both'

interface Props {
  all: DayWindow
  days: DayWindow
  /** Requests of each day of the year; null while they are on their way. */
  totals: readonly number[] | null
  onChoose(days: DayWindow): void
}

const heightPx = 26

/** The window after one of its parts was moved by so many days: it keeps its order, and stays within the year. */
export const movedWindow = (days: DayWindow, all: DayWindow, part: Part, by: number): DayWindow => {
  const clamp = (day: string): string => (day < all.first ? all.first : day > all.last ? all.last : day)
  if (part === 'first') {
    const first = clamp(addDays(days.first, by))
    return { first: first > days.last ? days.last : first, last: days.last }
  }
  if (part === 'last') {
    const last = clamp(addDays(days.last, by))
    return { first: days.first, last: last < days.first ? days.first : last }
  }
  const room = by < 0 ? -daysBetween(all.first, days.first) : daysBetween(days.last, all.last)
  const step = by < 0 ? Math.max(by, Math.min(room, 0)) : Math.min(by, Math.max(room, 0))
  return { first: addDays(days.first, step), last: addDays(days.last, step) }
}

/** A year of days, and the window that is looked at: its edges and itself can be moved. */
export const YearStrip = ({ all, days, totals, onChoose }: Props) => {
  const m = useMessages()
  const words = useRequestMessages().timeline
  const box = useRef<HTMLDivElement>(null)
  const [draft, setDraft] = useState<DayWindow | null>(null)
  const grabbed = useRef<{ part: Part; x: number; days: DayWindow } | null>(null)
  const shown = draft ?? days
  const length = daysBetween(all.first, all.last) + 1
  const share = (day: string): number => daysBetween(all.first, day) / length
  const most = Math.max(...(totals ?? [1]), 1)
  const name = (day: string): string => m.monthDay(dateParts(startOfDay(day)))

  const daysPerPx = (): number => length / Math.max(1, box.current?.clientWidth ?? 1)
  const grab =
    (part: Part) =>
    (event: PointerEvent<HTMLElement>): void => {
      event.currentTarget.setPointerCapture(event.pointerId)
      grabbed.current = { part, x: event.clientX, days: shown }
    }
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const from = grabbed.current
    if (from === null) return
    setDraft(movedWindow(from.days, all, from.part, Math.round((event.clientX - from.x) * daysPerPx())))
  }
  const drop = (): void => {
    grabbed.current = null
    if (draft !== null) onChoose(draft)
    setDraft(null)
  }
  const onKey =
    (part: Part) =>
    (event: KeyboardEvent): void => {
      const size = event.shiftKey ? 7 : 1
      const steps: Readonly<Record<string, number>> = {
        ArrowLeft: -size,
        ArrowDown: -size,
        ArrowRight: size,
        ArrowUp: size,
        PageDown: -30,
        PageUp: 30,
        Home: -length,
        End: length,
      }
      const step = steps[event.key]
      if (step === undefined) return
      event.preventDefault()
      onChoose(movedWindow(days, all, part, step))
    }
  const handle = (part: 'first' | 'last') => (
    <div
      className={`strip-handle ${part}`}
      role="slider"
      tabIndex={0}
      aria-label={words[part]}
      aria-valuemin={0}
      aria-valuemax={length - 1}
      aria-valuenow={daysBetween(all.first, shown[part])}
      aria-valuetext={name(shown[part])}
      style={{ left: `${share(part === 'first' ? shown.first : addDays(shown.last, 1)) * 100}%` }}
      onPointerDown={grab(part)}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
      onKeyDown={onKey(part)}
    />
  )
  const months = Array.from({ length }, (_, i) => addDays(all.first, i)).filter((day) => day.endsWith('-01'))
  return (
    <div ref={box} className="year-strip" role="group" aria-label={words.year}>
      <svg viewBox={`0 0 ${length} ${heightPx}`} preserveAspectRatio="none" aria-hidden="true">
        {totals?.map((total, index) => {
          const height = (total / most) * (heightPx - 2)
          return (
            <rect
              key={addDays(all.first, index)}
              x={index}
              width={0.84}
              y={heightPx - height}
              height={height}
              fill="var(--chart-mute)"
            />
          )
        })}
      </svg>
      {months.map((day) => (
        <span key={day} className="strip-month" style={{ left: `${share(day) * 100}%` }} aria-hidden="true">
          {dateParts(startOfDay(day)).month}
        </span>
      ))}
      <div
        className="strip-window"
        role="slider"
        tabIndex={0}
        aria-label={words.move}
        aria-valuemin={0}
        aria-valuemax={length - 1}
        aria-valuenow={daysBetween(all.first, shown.first)}
        aria-valuetext={`${name(shown.first)} – ${name(shown.last)}`}
        style={{
          left: `${share(shown.first) * 100}%`,
          width: `${(share(addDays(shown.last, 1)) - share(shown.first)) * 100}%`,
        }}
        onPointerDown={grab('both')}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={drop}
        onKeyDown={onKey('both')}
      />
      {handle('first')}
      {handle('last')}
    </div>
  )
}
