import type { Map as MapLibreMap } from 'maplibre-gl'
import { bandColour, bandLetter, bandsDrawn, type DrawnBand } from './spot-bands.ts'
import type { MapTokens } from './tokens.ts'

const sizePx = 10
const pixelRatio = 2

export const spotSprite = (band: DrawnBand): string => `spot-${bandLetter(band)}`

/** Cross-hatched, hatched and dotted for 99, 95 and 90 %; where there are fewer than by chance, level lines. */
const drawSpotSprite = (band: DrawnBand, tokens: MapTokens): ImageData => {
  const canvas = document.createElement('canvas')
  canvas.width = sizePx * pixelRatio
  canvas.height = sizePx * pixelRatio
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return new ImageData(canvas.width, canvas.height)
  context.scale(pixelRatio, pixelRatio)
  context.strokeStyle = bandColour(band, tokens)
  context.fillStyle = bandColour(band, tokens)
  context.lineWidth = Math.abs(band) === 99 ? 0.95 : 0.9
  context.lineCap = 'square'
  drawHatch(context, band)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

const drawHatch = (context: CanvasRenderingContext2D, band: DrawnBand): void => {
  const size = sizePx
  const line = (x0: number, y0: number, x1: number, y1: number): void => {
    context.beginPath()
    context.moveTo(x0, y0)
    context.lineTo(x1, y1)
    context.stroke()
  }
  const dot = (x: number, y: number): void => {
    context.beginPath()
    context.arc(x, y, 1.15, 0, 2 * Math.PI)
    context.fill()
  }
  switch (band) {
    case 99:
      for (const at of [-size, 0, size]) {
        line(at, 0, at + size, size)
        line(at, size, at + size, 0)
      }
      break
    case 95:
      for (const at of [-size, 0, size]) line(at, 0, at + size, size)
      break
    case 90:
      dot(2.5, 2.5)
      dot(7.5, 7.5)
      break
    case -90:
      line(1, 5, 3, 5)
      line(7, 5, 9, 5)
      break
    case -95:
      line(0, 5, size, 5)
      break
    case -99:
      line(0, 2.5, size, 2.5)
      line(0, 7.5, size, 7.5)
      break
    default:
      band satisfies never
  }
}

/** Gives the map the hatches of all bands, or draws anew those that it has. */
export const putSpotSprites = (map: MapLibreMap, tokens: MapTokens): void => {
  for (const band of bandsDrawn) {
    const name = spotSprite(band)
    const image = drawSpotSprite(band, tokens)
    if (map.hasImage(name)) map.updateImage(name, image)
    else map.addImage(name, image, { pixelRatio })
  }
}
