import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { adjustRequests, readView } from '../../../app/view-history.ts'
import { type DayWindow, dayCount, fromMs } from '../page/window.ts'
import { createPlayback, type Playback, type PlaybackState } from './playback.ts'

const nextFrame = (call: (timeMs: number) => void): (() => void) => {
  const frame = requestAnimationFrame(call)
  return () => cancelAnimationFrame(frame)
}

const littleMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

const minutesPerDay = 1440
const settleMs = 300

/** One playback for the page; where it stands goes into the address whenever it rests, and the address may put it elsewhere. */
export const usePlayback = (days: DayWindow, time: string | null): Playback => {
  const [playback] = useState(() => createPlayback(nextFrame, littleMotion))
  const start = fromMs(days)
  const count = dayCount(days)
  const written = useRef<string | null>(null)
  useEffect(() => {
    playback.setSpan({ endMinute: count * minutesPerDay })
  }, [playback, count])
  useEffect(() => {
    // What this playback wrote itself is no news.
    if (time === written.current) return
    written.current = time
    const minute = time === null ? null : (Date.parse(time) - start) / 60_000
    if (minute !== null && minute >= 0) playback.seek(minute)
    else playback.leave()
  }, [playback, start, time])
  useEffect(() => {
    let settling: ReturnType<typeof setTimeout> | undefined
    const keep = (): void => {
      clearTimeout(settling)
      settling = setTimeout(() => {
        const { minute, isPlaying } = playback.read()
        if (isPlaying) return
        written.current = minute === null ? null : new Date(start + Math.round(minute) * 60_000).toISOString()
        if (readView().requests.time !== written.current) adjustRequests({ time: written.current })
      }, settleMs)
    }
    const stop = playback.onState(keep)
    return () => {
      stop()
      clearTimeout(settling)
    }
  }, [playback, start])
  useEffect(() => () => playback.pause(), [playback])
  return playback
}

export const usePlaybackState = (playback: Playback): PlaybackState =>
  useSyncExternalStore(playback.onState, playback.read)
