import type { FeatureCollection } from 'geojson'
import { runMergeAreas } from '../workers/run-merge-areas.ts'
import type { AreaGeometry } from './geometry.ts'
import { loadCircles } from './load-street.ts'
import { type AreaProperties, type CircleProperties, noFeatures } from './street-data.ts'
import type { MapState } from './types.ts'

/** The circles of all minutes that were ever asked for. */
export interface Circles {
  /** One feature a status and minutes: all places that count, united. */
  readonly united: FeatureCollection<AreaGeometry, AreaProperties>
  /** One feature a place and minutes. */
  readonly own: FeatureCollection<AreaGeometry, CircleProperties>
}

export const noCircles: Circles = { united: noFeatures, own: noFeatures }

export interface CircleHandlers {
  /** None when others are wanted: those of another street or pace would contradict the legend. */
  onCircles(circles: Circles): void
  /** `ready` once everything asked for is there. */
  onState(state: 'ready' | 'failed'): void
}

export interface CircleFeed {
  /** Fetches what is not there yet; another street, version or speed drops everything before. */
  request(walked: Pick<MapState, 'streetId' | 'version' | 'speedMps'>, minutes: readonly number[]): void
  stop(): void
}

const retryMs = 8_000

/** Circles are fetched by minutes, the first time those are drawn, and united off the main thread. */
export function createCircleFeed(handlers: CircleHandlers): CircleFeed {
  let key = ''
  let running = new AbortController()
  let found = new Map<number, Circles>()
  let asked = new Set<number>()

  const load = async (
    streetId: string,
    minutes: number,
    speedMps: number,
    signal: AbortSignal,
  ): Promise<void> => {
    if (signal.aborted) return
    try {
      const own = await loadCircles(streetId, minutes, speedMps, signal)
      // What covers is a centre's (domain.md, section 3); halls and stations have circles of their own only.
      const counted = own.features.filter(({ properties }) => properties.kind === 'centre')
      const united = await runMergeAreas({ type: 'FeatureCollection', features: counted }, signal)
      if (signal.aborted) return
      found.set(minutes, { united, own })
      handlers.onCircles(together([...found.values()]))
      if (found.size === asked.size) handlers.onState('ready')
    } catch {
      if (signal.aborted) return
      handlers.onState('failed')
      setTimeout(() => void load(streetId, minutes, speedMps, signal), retryMs)
    }
  }
  return {
    request({ streetId, version, speedMps }, minutes) {
      const wanted = `${streetId} ${version} ${speedMps}`
      if (key !== wanted) {
        running.abort()
        key = wanted
        running = new AbortController()
        found = new Map()
        asked = new Set()
        handlers.onCircles(noCircles)
      }
      for (const value of minutes)
        if (!asked.has(value)) {
          asked.add(value)
          void load(streetId, value, speedMps, running.signal)
        }
      if (asked.size === 0) handlers.onState('ready')
    },
    stop: () => running.abort(),
  }
}

const together = (all: readonly Circles[]): Circles => ({
  united: { type: 'FeatureCollection', features: all.flatMap(({ united }) => united.features) },
  own: { type: 'FeatureCollection', features: all.flatMap(({ own }) => own.features) },
})
