import { readPulse } from './pulse-store.ts'
import type { Vitals } from './watchdog.ts'

/** Where the last load by the watchdog is remembered: it ends with the tab. */
const reloadedKey = 'wangge.screen.reloaded-at'

let beatAtMs = Date.now()
let touchedAtMs: number | null = null

/** The page has just drawn something by itself. */
export const beat = (): void => {
  beatAtMs = Date.now()
}

const touch = (): void => {
  touchedAtMs = Date.now()
}

const touches = ['pointerdown', 'pointermove', 'keydown'] as const

export const watchTouches = (): (() => void) => {
  for (const kind of touches) addEventListener(kind, touch, { passive: true })
  return () => {
    for (const kind of touches) removeEventListener(kind, touch)
  }
}

const readReloadedAt = (): number | null => {
  try {
    const text = sessionStorage.getItem(reloadedKey)
    return text === null ? null : Number(text)
  } catch {
    return null
  }
}

/** False where it cannot be remembered: then the page might be loaded over and over. */
export const rememberReload = (nowMs: number): boolean => {
  try {
    sessionStorage.setItem(reloadedKey, String(nowMs))
    return readReloadedAt() === nowMs
  } catch {
    return false
  }
}

/** Chromium's own measure; other browsers have none. */
const heapBytes = (): number | null => {
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } }
  return memory?.usedJSHeapSize ?? null
}

/**
 * A picture stands in for a map that had been drawn. Each try to make it anew has a status of its own: that says nothing.
 * What never was drawn another page would not draw either, and what nobody sees is not drawn.
 */
const isMapLost = (): boolean =>
  document.visibilityState !== 'hidden' &&
  document.querySelector('.screen-map[data-counts] .screen-map-picture:not([hidden])') !== null

export const readVitals = (nowMs: number): Vitals => {
  const { away, version } = readPulse()
  return {
    nowMs,
    beatAtMs,
    mapLost: isMapLost(),
    heapBytes: heapBytes(),
    serverAnswers: away === null && version !== null,
    serverVersion: version,
    touchedAtMs,
    reloadedAtMs: readReloadedAt(),
  }
}
