import { useEffect, useState, useSyncExternalStore } from 'react'
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

/** One playback for the page; where it stands goes into the address whenever it rests. */
export const usePlayback = (days: DayWindow): Playback => {
  const [playback] = useState(() => createPlayback(nextFrame, littleMotion))
  const start = fromMs(days)
  const count = dayCount(days)
  useEffect(() => {
    playback.setSpan({ endMinute: count * minutesPerDay })
    const { time } = readView().requests
    const minute = time === null ? null : (Date.parse(time) - start) / 60_000
    if (playback.read().minute === null && minute !== null && minute >= 0) playback.seek(minute)
  }, [playback, start, count])
  useEffect(() => {
    let settling: ReturnType<typeof setTimeout> | undefined
    const keep = (): void => {
      clearTimeout(settling)
      settling = setTimeout(() => {
        const { minute, isPlaying } = playback.read()
        const time = minute === null ? null : new Date(start + Math.round(minute) * 60_000).toISOString()
        if (!isPlaying && readView().requests.time !== time) adjustRequests({ time })
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
