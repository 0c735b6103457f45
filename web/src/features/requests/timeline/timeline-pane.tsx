import { useEffect, useMemo, useRef } from 'react'
import { ApiFailure } from '../../../api/fetch-json.ts'
import { useView } from '../../../app/use-view.ts'
import { adjustRequests } from '../../../app/view-history.ts'
import { dateParts, formatClock } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import { FailedPanel } from '../../../ui/failed-panel.tsx'
import { addDays, daysOf, startOfDay } from '../page/days.ts'
import type { Desk } from '../page/use-desk.ts'
import { dayCount, type DayWindow, fromMs, timelineDays } from '../page/window.ts'
import { countByDay, type DayCounts, totalOf } from './day-bars.ts'
import { type Pace, paces, type Playback } from './playback.ts'
import { PlaybackIcon } from './playback-icon.tsx'
import { usePlaybackKeys } from './playback-keys.ts'
import { usePlaybackState } from './use-playback.ts'
import { WindowBars } from './window-bars.tsx'
import { YearStrip } from './year-strip.tsx'
import './timeline-pane.css'

const presets = [7, 30, 90, 365] as const

/** The whole clock of playback, written without the page's own renderings. */
const Moment = ({ playback, startMs }: { playback: Playback; startMs: number }) => {
  const m = useMessages()
  const text = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let before = ''
    const write = (minute: number | null): void => {
      const ms = startMs + (minute ?? 0) * 60_000
      // By the hour: minutes that race by are read by nobody.
      const now = minute === null ? '' : `${m.monthDay(dateParts(ms))} ${formatClock(ms).slice(0, 2)}:00`
      if (now === before || text.current === null) return
      before = now
      text.current.textContent = now
    }
    write(playback.read().minute)
    return playback.onMinute(write)
  }, [playback, startMs, m])
  return <span ref={text} className="fig moment" />
}

const Controls = ({ playback, startMs }: { playback: Playback; startMs: number }) => {
  const words = useRequestMessages().timeline
  const { minute, isPlaying, pace } = usePlaybackState(playback)
  return (
    <div className="timeline-controls">
      <button
        type="button"
        className="icon-button"
        aria-label={words.back}
        title={`${words.back}  ,`}
        onClick={() => playback.stepDays(-1)}
      >
        <PlaybackIcon name="back" />
      </button>
      <button
        type="button"
        className="icon-button play"
        aria-label={isPlaying ? words.pause : words.play}
        title={words.keys}
        onClick={() => (isPlaying ? playback.pause() : playback.play())}
      >
        <PlaybackIcon name={isPlaying ? 'pause' : 'play'} />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={words.on}
        title={`${words.on}  .`}
        onClick={() => playback.stepDays(1)}
      >
        <PlaybackIcon name="on" />
      </button>
      <select
        aria-label={words.pace}
        value={pace}
        onChange={(event) => {
          const next = paces.find((one: Pace) => String(one) === event.target.value)
          if (next !== undefined) playback.setPace(next)
        }}
      >
        {paces.map((one) => (
          <option key={one} value={one}>
            {words.paceOf(one)}
          </option>
        ))}
      </select>
      <Moment playback={playback} startMs={startMs} />
      {minute !== null && (
        <button type="button" className="link" onClick={() => playback.leave()}>
          {words.leave}
        </button>
      )}
    </div>
  )
}

/** Days and their requests: which are looked at, and a cursor that runs through them. */
export const TimelinePane = ({ desk, playback }: { desk: Desk; playback: Playback }) => {
  const m = useMessages()
  const words = useRequestMessages()
  const { filters } = useView().requests
  const { days, lastDay, loaded, filtered, series, scope } = desk
  const list = useMemo(() => daysOf(days.first, days.last), [days])
  const all = useMemo(
    (): DayWindow => ({ first: addDays(lastDay, 1 - timelineDays), last: lastDay }),
    [lastDay],
  )
  usePlaybackKeys(playback, scope.canRead)

  const totals = useMemo(() => {
    const byDay = new Map<string, number>()
    if (series.data !== undefined)
      for (const { key, figures } of series.data.groups) byDay.set(key, figures.total)
    else for (const { day, count } of desk.overview.requests.byDay) byDay.set(day, count)
    return byDay
  }, [series.data, desk.overview])
  const year = useMemo(() => daysOf(all.first, all.last).map((day) => totals.get(day) ?? 0), [all, totals])

  const counts = useMemo((): readonly DayCounts[] => {
    if (loaded === null || filtered === null)
      return list.map((day) => ({ closed: totals.get(day) ?? 0, open: 0, overdue: 0 }))
    return countByDay(loaded.columns, filtered.shown, (fromMs(days) - loaded.fromMs) / 60_000, list.length)
  }, [loaded, filtered, list, totals, days])

  const choose = (next: DayWindow): void => {
    const isUsual = next.last === lastDay && dayCount(next) === 30
    adjustRequests({
      filters: {
        ...filters,
        from: isUsual ? null : next.first,
        to: next.last === lastDay ? null : next.last,
      },
    })
  }
  const preset = (count: number): DayWindow => ({ first: addDays(days.last, 1 - count), last: days.last })
  const name = (day: string): string => m.monthDay(dateParts(startOfDay(day)))
  const isPending = scope.canRead && desk.points.isPending
  const isTooFull = desk.points.error instanceof ApiFailure && desk.points.error.code === 'window-too-full'
  const hasAny = series.data === undefined || year.some((one) => one > 0)
  const total = counts.reduce((sum, one) => sum + totalOf(one), 0)
  return (
    <section className="timeline-pane" aria-label={words.timelinePane}>
      <div className="timeline-head">
        {scope.canRead && <Controls playback={playback} startMs={fromMs(days)} />}
        <p className="timeline-title">
          {words.window(name(days.first), name(days.last))}
          <span>
            {words.days(dayCount(days))} · {words.pieces(total)}
          </span>
        </p>
        <ul className="timeline-legend" aria-hidden={!scope.canRead}>
          {scope.canRead && (
            <>
              <li className="key-closed">{words.timeline.closed}</li>
              <li className="key-open">{words.timeline.open}</li>
              <li className="key-overdue">{words.timeline.overdue}</li>
            </>
          )}
        </ul>
        <div className="timeline-presets" role="group" aria-label={words.timeline.presets}>
          {presets.map((count) => (
            <button
              key={count}
              type="button"
              aria-pressed={dayCount(days) === count}
              onClick={() => choose(preset(count))}
            >
              {words.timeline.preset[count]}
            </button>
          ))}
        </div>
      </div>
      {isTooFull ? (
        <p className="timeline-empty" role="status">
          {words.tooMany}
        </p>
      ) : desk.points.isError && loaded === null && scope.canRead ? (
        <FailedPanel error={desk.points.error} onRetry={() => void desk.points.refetch()} />
      ) : (
        <WindowBars
          empty={total > 0 || isPending ? null : hasAny ? words.timeline.empty : words.timeline.noHistory}
          days={list}
          counts={counts}
          playback={playback}
          isSplit={loaded !== null}
        />
      )}
      <YearStrip all={all} days={days} totals={year} onChoose={choose} />
    </section>
  )
}
