import type { MapTokens } from './tokens.ts'

export const spriteIds = [
  'uncovered-hatch',
  'gap-organization-hatch',
  'gap-centre-hatch',
  'hill-ticks',
  'hall',
  'centre',
  'station',
  'candidate',
  'gap-organization',
  'gap-centre',
  'centre-moved',
  'probe-pin',
  'site-pin',
] as const
export type SpriteId = (typeof spriteIds)[number]

export const spritePixelRatio = 2

type Draw = (context: CanvasRenderingContext2D, size: number) => void

/** Hatches and signs, drawn from the theme's tokens; sizes in CSS pixels times `scale`. */
export function drawSprite(id: SpriteId, tokens: MapTokens, scale: number): ImageData {
  const { size, draw } = spriteOf(id, tokens, scale)
  const canvas = document.createElement('canvas')
  canvas.width = size * spritePixelRatio
  canvas.height = size * spritePixelRatio
  // Read back at once: drawn by the graphics card it would have to be fetched from there.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return new ImageData(canvas.width, canvas.height)
  context.scale(spritePixelRatio, spritePixelRatio)
  draw(context, size)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

function spriteOf(id: SpriteId, tokens: MapTokens, scale: number): { size: number; draw: Draw } {
  const { colour } = tokens
  switch (id) {
    case 'uncovered-hatch':
      return hatch(colour.gap, 8, 1.35, scale)
    case 'gap-organization-hatch':
      return dashes(colour.gap, 9, 1.3, scale)
    case 'gap-centre-hatch':
      return dots(colour.gap, 9, 1.25, scale)
    case 'hill-ticks':
      return {
        size: Math.round(18 * scale),
        draw: (context, size) => ticks(context, size, colour['map-label-2']),
      }
    case 'hall':
      return sign(28, scale, (context, size) => hall(context, size, scale, colour))
    case 'centre':
      return sign(26, scale, (context, size) => {
        disc(context, size, size / 2 - 0.5, colour['grid-case'])
        disc(context, size, size / 2 - 2.5 * scale, colour.centre)
        disc(context, size, size / 2 - 7.5 * scale, colour['centre-ink'])
      })
    case 'station':
      return sign(20, scale, (context, size) => {
        disc(context, size, size / 2 - 0.5, colour['grid-case'])
        disc(context, size, size / 2 - 2 * scale, colour.centre)
        disc(context, size, size / 2 - 4.4 * scale, colour['centre-ink'])
        disc(context, size, size / 2 - 6.4 * scale, colour.centre)
      })
    case 'candidate':
      return sign(22, scale, (context, size) => {
        disc(context, size, size / 2 - 0.5, colour['map-halo'])
        ring(context, size, size / 2 - 3.4 * scale, colour['map-label'], 1.7 * scale, [
          3 * scale,
          2.2 * scale,
        ])
      })
    case 'gap-centre':
      return sign(24, scale, (context, size) => {
        disc(context, size, size / 2 - 0.5, colour['map-halo'])
        ring(context, size, size / 2 - 3.2 * scale, colour.gap, 2 * scale, [3.4 * scale, 2.3 * scale])
        disc(context, size, 2.2 * scale, colour.gap)
      })
    case 'gap-organization':
      return sign(24, scale, (context, size) => {
        disc(context, size, size / 2 - 0.5, colour['map-halo'])
        pennant(context, size, scale, colour.gap)
      })
    case 'centre-moved':
      return sign(32, scale, (context, size) => {
        disc(context, size, size / 2 - 0.5, colour['grid-case'])
        disc(context, size, size / 2 - 2 * scale, colour['grid-select'])
        disc(context, size, size / 2 - 5 * scale, colour.centre)
        disc(context, size, size / 2 - 10.5 * scale, colour['centre-ink'])
      })
    case 'probe-pin':
      return sign(34, scale, (context, size) => {
        drop(context, size, colour['grid-select'], colour['grid-case'], scale)
        context.fillStyle = colour['grid-case']
        context.beginPath()
        context.arc(size / 2, 0.38 * size, 0.11 * size, 0, 2 * Math.PI)
        context.fill()
      })
    case 'site-pin':
      return sign(36, scale, (context, size) =>
        drop(context, size, colour['walk-5'], colour['grid-case'], scale),
      )
  }
}

const sign = (size: number, scale: number, draw: Draw) => ({ size: Math.round(size * scale), draw })

/** Lines rising at 45°; `step` is their distance along the edge. */
function hatch(color: string, step: number, width: number, scale: number) {
  const size = Math.round(step * scale)
  return {
    size,
    draw: (context: CanvasRenderingContext2D) => {
      context.strokeStyle = color
      context.lineWidth = width * scale
      context.lineCap = 'square'
      for (const offset of [-size, 0, size]) {
        context.beginPath()
        context.moveTo(offset, size)
        context.lineTo(offset + size, 0)
        context.stroke()
      }
    },
  }
}

/** Short level dashes, staggered: what is missing is an office, not a walk. */
function dashes(color: string, step: number, width: number, scale: number) {
  const size = Math.round(step * scale)
  return {
    size,
    draw: (context: CanvasRenderingContext2D) => {
      context.fillStyle = color
      const length = 0.5 * size
      context.fillRect(0, 0.25 * size, length, width * scale)
      context.fillRect(length, 0.75 * size, length, width * scale)
    },
  }
}

/** Staggered dots. */
function dots(color: string, step: number, radius: number, scale: number) {
  const size = Math.round(step * scale)
  return {
    size,
    draw: (context: CanvasRenderingContext2D) => {
      context.fillStyle = color
      for (const at of [0.25, 0.75]) {
        context.beginPath()
        context.arc(at * size, at * size, radius * scale, 0, 2 * Math.PI)
        context.fill()
      }
    },
  }
}

function ticks(context: CanvasRenderingContext2D, size: number, color: string): void {
  context.strokeStyle = color
  context.globalAlpha = 0.5
  context.lineWidth = size / 18
  context.lineCap = 'round'
  for (const [x, y] of [
    [0.25, 0.3],
    [0.75, 0.8],
  ] as const) {
    context.beginPath()
    context.moveTo((x - 0.14) * size, (y + 0.08) * size)
    context.lineTo(x * size, (y - 0.08) * size)
    context.lineTo((x + 0.14) * size, (y + 0.08) * size)
    context.stroke()
  }
}

function disc(context: CanvasRenderingContext2D, size: number, radius: number, color: string): void {
  context.fillStyle = color
  context.beginPath()
  context.arc(size / 2, size / 2, radius, 0, 2 * Math.PI)
  context.fill()
}

function ring(
  context: CanvasRenderingContext2D,
  size: number,
  radius: number,
  color: string,
  width: number,
  dash: number[],
): void {
  context.strokeStyle = color
  context.lineWidth = width
  context.setLineDash(dash)
  context.beginPath()
  context.arc(size / 2, size / 2, radius, 0, 2 * Math.PI)
  context.stroke()
  context.setLineDash([])
}

/** A pin: a round head whose point stands on the place, at the middle of the lower edge. */
function drop(
  context: CanvasRenderingContext2D,
  size: number,
  color: string,
  caseColor: string,
  scale: number,
): void {
  const [x, y, radius] = [size / 2, 0.38 * size, 0.34 * size]
  context.beginPath()
  context.arc(x, y, radius, 0.8 * Math.PI, 0.2 * Math.PI)
  context.lineTo(x, size - 1.5 * scale)
  context.closePath()
  context.lineJoin = 'round'
  context.lineWidth = 3 * scale
  context.strokeStyle = caseColor
  context.stroke()
  context.fillStyle = color
  context.fill()
}

/** The brand's seal, as on the hall's door: a square cut by two lanes. */
function hall(
  context: CanvasRenderingContext2D,
  size: number,
  scale: number,
  colour: MapTokens['colour'],
): void {
  context.fillStyle = colour['grid-case']
  context.fillRect(0, 0, size, size)
  context.fillStyle = colour.seal
  context.fillRect(2 * scale, 2 * scale, size - 4 * scale, size - 4 * scale)
  context.strokeStyle = colour['seal-ink']
  context.lineWidth = 1.8 * scale
  context.strokeRect(7 * scale, 7 * scale, size - 14 * scale, size - 14 * scale)
  context.beginPath()
  context.moveTo(size / 2, 7 * scale)
  context.lineTo(size / 2, size - 7 * scale)
  context.moveTo(7 * scale, size * 0.56)
  context.lineTo(size / 2, size * 0.56)
  context.stroke()
}

/** A flag that is only an outline: there is none. */
function pennant(context: CanvasRenderingContext2D, size: number, scale: number, color: string): void {
  context.strokeStyle = color
  context.lineWidth = 1.8 * scale
  context.lineJoin = 'round'
  context.lineCap = 'round'
  const left = size / 2 - 3.6 * scale
  context.beginPath()
  context.moveTo(left, size / 2 + 6.5 * scale)
  context.lineTo(left, size / 2 - 6 * scale)
  context.stroke()
  context.setLineDash([2.6 * scale, 2.4 * scale])
  context.beginPath()
  context.moveTo(left, size / 2 - 6 * scale)
  context.lineTo(left + 9 * scale, size / 2 - 3 * scale)
  context.lineTo(left, size / 2 + 0.4 * scale)
  context.stroke()
  context.setLineDash([])
}
