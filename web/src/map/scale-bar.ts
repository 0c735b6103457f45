import type { MapWords } from './types.ts'

export interface ScaleLength {
  readonly minutes: number
  readonly metres: number
  readonly widthPx: number
}

const walkSpeedMps = 1
const usualWidestPx = 190

/** The longest of the round walking times that fits; half a minute where even one minute is too wide. */
export function scaleLength(pixelMetres: number, widestPx = usualWidestPx): ScaleLength {
  const minutes =
    [120, 60, 30, 15, 10, 5, 2, 1].find((m) => (m * 60 * walkSpeedMps) / pixelMetres < widestPx) ?? 0.5
  const metres = minutes * 60 * walkSpeedMps
  return { minutes, metres, widthPx: metres / pixelMetres }
}

/** Ground length of a CSS pixel at a latitude, in MapLibre's 512 px world. */
export function metresPerPixel(latDegrees: number, zoom: number): number {
  return (Math.cos((latDegrees * Math.PI) / 180) * 2 * Math.PI * 6_378_137) / (512 * 2 ** zoom)
}

/** The scale bar as an element: metres above, minutes on foot below. */
export function createScaleBar(widestPx = usualWidestPx): {
  element: HTMLElement
  update(pixelMetres: number, words: MapWords): void
} {
  const element = document.createElement('div')
  element.className = 'map-scale'
  const above = element.appendChild(document.createElement('span'))
  const bar = element.appendChild(document.createElement('i'))
  const below = element.appendChild(document.createElement('span'))
  return {
    element,
    update(pixelMetres, words) {
      const scale = scaleLength(pixelMetres, widestPx)
      element.style.width = `${scale.widthPx.toFixed(1)}px`
      bar.setAttribute('aria-hidden', 'true')
      above.textContent = words.metres(scale.metres)
      below.textContent = words.walkMinutes(scale.minutes)
    },
  }
}
