import type { FeatureCollection, MultiPolygon } from 'geojson'
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { atOnce } from './expressions.ts'
import { addMissing, repaint } from './layer-calls.ts'
import { noFeatures } from './street-data.ts'
import type { MapTokens } from './tokens.ts'

/** How far one has come from every centre after so many minutes; the last is the circle that the map draws. */
export interface GrowthStep {
  readonly minutes: number
  readonly area: MultiPolygon
}

const source = 'screen-growth'
const growMs = 2200
/** The finished circle fades in again over the grown one. */
const fadeMs = 320

/** What stands for the whole circle, and steps aside while it grows. */
const wholeCircle = [
  ['walk-5', 'fill-opacity'],
  ['walk-5-over', 'fill-opacity'],
  ['walk-5-glow', 'line-opacity'],
  ['walk-5-glow-over', 'line-opacity'],
  ['walk-5-line', 'line-opacity'],
] as const

/** At rest the steps are not drawn at all: they are half of what the map is made of. Told at once, without a fade. */
const isDrawn = [
  ['screen-growth', 'fill-layer-opacity'],
  ['screen-growth-edge', 'line-layer-opacity'],
] as const

const layersOf = ({ colour, number }: MapTokens, scale: number): LayerSpecification[] => [
  {
    id: 'screen-growth',
    type: 'fill',
    source,
    paint: {
      'fill-color': colour['walk-5'],
      'fill-opacity': ['case', ['boolean', ['feature-state', 'on'], false], number['walk-5-a'], 0],
      'fill-antialias': false,
      'fill-layer-opacity': 0,
      'fill-layer-opacity-transition': atOnce,
    },
  },
  {
    id: 'screen-growth-edge',
    type: 'line',
    source,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colour['walk-5'],
      'line-width': 2 * scale,
      'line-opacity': ['case', ['boolean', ['feature-state', 'on'], false], 0.95, 0],
      'line-layer-opacity': 0,
      'line-layer-opacity-transition': atOnce,
    },
  },
]

/** As the whole circle lies: over the streets in the dark, under them on paper. */
const below = (isDark: boolean): string => (isDark ? 'water' : 'walk-5')

export interface ScreenGrowth {
  attach(map: MapLibreMap, tokens: MapTokens, isDark: boolean): void
  restyle(tokens: MapTokens, isDark: boolean): void
  setSteps(steps: readonly GrowthStep[]): void
  /** Grows once, as soon as the camera rests; answers whether there is anything to grow. */
  run(): boolean
  detach(): void
}

/**
 * The circle grows over its five minutes. All steps lie in one source, and only flags of features change from frame to
 * frame: that costs the page's thread some tenths of a millisecond.
 *
 * @param onMinutes minutes walked so far; null when it is over
 */
export const createScreenGrowth = (
  scale: number,
  onMinutes: (minutes: number | null) => void,
): ScreenGrowth => {
  let map: MapLibreMap | null = null
  let steps: readonly GrowthStep[] = []
  let frame = 0
  let ending: ReturnType<typeof setTimeout> | undefined
  let shown: number | null = null
  let aside: { layer: string; property: string; value: unknown }[] = []

  const flag = (step: number | null): void => {
    if (step === shown || map === null) return
    if ((shown === null) !== (step === null))
      for (const [layer, property] of isDrawn)
        map.setPaintProperty(layer, property, step === null ? 0 : 1, { validate: false })
    if (shown !== null) map.removeFeatureState({ source, id: shown })
    if (step !== null) map.setFeatureState({ source, id: step }, { on: true })
    shown = step
  }
  const stepAside = (owner: MapLibreMap): void => {
    aside = wholeCircle.map(([layer, property]) => ({
      layer,
      property,
      value: owner.getPaintProperty(layer, property),
    }))
    for (const [layer, property] of wholeCircle)
      owner.setPaintProperty(layer, property, 0, { validate: false })
  }
  const comeBack = (): void => {
    for (const { layer, property, value } of aside)
      map?.setPaintProperty(layer, property as never, value as never, { validate: false })
    aside = []
  }
  const stop = (): void => {
    map?.off('moveend', begin)
    cancelAnimationFrame(frame)
    clearTimeout(ending)
    comeBack()
    flag(null)
    onMinutes(null)
  }
  const grow = (owner: MapLibreMap): void => {
    const startedMs = performance.now()
    let last = -1
    stepAside(owner)
    const draw = (now: number): void => {
      const share = Math.min(1, Math.max(0, now - startedMs) / growMs)
      const index = Math.min(steps.length - 1, Math.floor(share * steps.length))
      if (index !== last) {
        last = index
        flag(index)
        onMinutes(steps[index]?.minutes ?? null)
      }
      if (share < 1) {
        frame = requestAnimationFrame(draw)
        return
      }
      comeBack()
      ending = setTimeout(stop, fadeMs)
    }
    frame = requestAnimationFrame(draw)
  }
  const begin = (): void => {
    map?.off('moveend', begin)
    if (map !== null && steps.length > 0) grow(map)
  }
  const fill = (): void => {
    const data: FeatureCollection =
      steps.length === 0
        ? noFeatures
        : {
            type: 'FeatureCollection',
            features: steps.map(({ area }, id) => ({ type: 'Feature', id, properties: {}, geometry: area })),
          }
    void map?.getSource<GeoJSONSource>(source)?.setData(data)
  }

  return {
    attach(owner, tokens, isDark) {
      map = owner
      // A style that comes back after a lost context is as it was then, also where that was in the middle.
      comeBack()
      if (owner.getSource(source) === undefined)
        owner.addSource(source, { type: 'geojson', data: noFeatures, maxzoom: 13, tolerance: 0.25 })
      addMissing(owner, layersOf(tokens, scale), below(isDark))
      fill()
    },
    restyle(tokens, isDark) {
      if (map === null) return
      stop()
      const layers = layersOf(tokens, scale)
      repaint(map, layers)
      for (const { id } of layers) map.moveLayer(id, below(isDark))
    },
    setSteps(next) {
      if (map !== null) stop()
      steps = next
      fill()
    },
    run() {
      if (map === null || steps.length === 0) return false
      stop()
      if (map.isMoving()) map.on('moveend', begin)
      else begin()
      return true
    },
    detach() {
      map?.off('moveend', begin)
      // The style may be gone already: what stepped aside comes back with the next one.
      map = null
      cancelAnimationFrame(frame)
      clearTimeout(ending)
      shown = null
      onMinutes(null)
    },
  }
}
