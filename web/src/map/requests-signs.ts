import type { MapTokens } from './tokens.ts'

type Colours = MapTokens['colour']

/** Pixels of one sign in the atlas; signs are drawn at up to 24 CSS pixels on a screen of twice as many. */
export const signPx = 64
export const signColumns = 8
export const signRows = 4

export const numbered = 2 * signColumns
/** At a moment of playback: open, and open for as long as the usual limit. */
export const openThen = signColumns + 6
export const oldThen = signColumns + 7
export const closedSign = 6

/** Which sign a request has: a disc by stage, a triangle once overdue, a ring once closed. */
export const signOf = (stage: number, overdue: number): number =>
  stage === 7 ? closedSign : (overdue === 1 ? signColumns : 0) + stage - 1

const stages = [1, 2, 3, 4, 5, 6, 7] as const

/** All signs side by side, drawn from the theme's tokens. */
export const drawAtlas = ({ colour, font }: MapTokens): HTMLCanvasElement => {
  const canvas = document.createElement('canvas')
  canvas.width = signColumns * signPx
  canvas.height = signRows * signPx
  const context = canvas.getContext('2d')
  if (context === null) return canvas
  const at = (sign: number, draw: () => void): void => {
    context.save()
    context.translate((sign % signColumns) * signPx, Math.floor(sign / signColumns) * signPx)
    draw()
    context.restore()
  }
  const digit = (text: string, y: number): void => {
    context.fillStyle = colour['map-halo']
    context.font = `600 34px ${font['font-figure'].map((name) => JSON.stringify(name)).join(', ')}`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(text, signPx / 2, y)
  }
  for (const stage of stages) {
    const fill = colour[`stage-${stage}`]
    if (stage === 7) {
      at(closedSign, () => ring(context, colour))
      at(closedSign + numbered, () => ring(context, colour))
      continue
    }
    at(stage - 1, () => disc(context, fill, colour['map-halo']))
    at(stage - 1 + numbered, () => {
      disc(context, fill, colour['map-halo'])
      digit(String(stage), signPx / 2 + 3)
    })
    at(signColumns + stage - 1, () => triangle(context, colour.late, colour['map-halo']))
    at(signColumns + stage - 1 + numbered, () => {
      triangle(context, colour.late, colour['map-halo'])
      digit(String(stage), signPx / 2 + 11)
    })
  }
  at(openThen, () => disc(context, colour['chart-2'], colour['map-halo']))
  at(oldThen, () => triangle(context, colour.late, colour['map-halo']))
  return canvas
}

const middle = signPx / 2

const disc = (context: CanvasRenderingContext2D, fill: string, caseColour: string): void => {
  context.beginPath()
  context.arc(middle, middle, 25, 0, 2 * Math.PI)
  context.fillStyle = fill
  context.fill()
  context.lineWidth = 6
  context.strokeStyle = caseColour
  context.stroke()
}

const ring = (context: CanvasRenderingContext2D, colour: Colours): void => {
  for (const [width, stroke] of [
    [13, colour['map-halo']],
    [7, colour['text-3']],
  ] as const) {
    context.beginPath()
    context.arc(middle, middle, 15, 0, 2 * Math.PI)
    context.lineWidth = width
    context.strokeStyle = stroke
    context.stroke()
  }
}

const triangle = (context: CanvasRenderingContext2D, fill: string, caseColour: string): void => {
  context.beginPath()
  context.moveTo(middle, 6)
  context.lineTo(signPx - 6, signPx - 11)
  context.lineTo(6, signPx - 11)
  context.closePath()
  context.lineJoin = 'round'
  context.lineWidth = 8
  context.strokeStyle = caseColour
  context.stroke()
  context.fillStyle = fill
  context.fill()
}

/** Sizes of a cluster's disc by its count, as radius in CSS pixels. */
const clusterSizes = [
  { from: 1000, radiusPx: 27 },
  { from: 100, radiusPx: 22 },
  { from: 10, radiusPx: 18 },
  { from: 0, radiusPx: 14 },
] as const

export const clusterRadius = (count: number): number =>
  clusterSizes.find(({ from }) => count >= from)?.radiusPx ?? 14

/** Shares are drawn in so many steps of a full turn. */
const turnSteps = 24

const turnOf = (step: number): number => (step / turnSteps) * 2 * Math.PI - Math.PI / 2

/** Whoever is there at all takes a step at least, and never all while others are there. */
const stepsOf = (part: number, count: number): number =>
  part === 0
    ? 0
    : part === count
      ? turnSteps
      : Math.min(turnSteps - 1, Math.max(1, Math.round((part / count) * turnSteps)))

export const clusterSprite = (count: number, open: number, overdue: number): string => {
  const late = stepsOf(overdue, count)
  return `cluster-${clusterRadius(count)}-${late}-${Math.max(0, Math.min(turnSteps, stepsOf(open, count)) - late)}`
}

const spriteRatio = 2

/** A disc whose rim says how many are overdue (hatched), open (solid) and closed (thin), clockwise from the top. */
export const drawClusterSprite = (name: string, { colour }: MapTokens): ImageData => {
  const [radiusPx = 14, late = 0, open = 0] = name.split('-').slice(1).map(Number)
  const size = 2 * (radiusPx + 2)
  const canvas = document.createElement('canvas')
  canvas.width = size * spriteRatio
  canvas.height = size * spriteRatio
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return new ImageData(canvas.width, canvas.height)
  context.scale(spriteRatio, spriteRatio)
  context.translate(size / 2, size / 2)
  const arc = (from: number, to: number, radius: number, width: number, stroke: string): void => {
    if (to <= from) return
    context.beginPath()
    context.arc(0, 0, radius, turnOf(from), turnOf(to))
    context.lineWidth = width
    context.strokeStyle = stroke
    context.stroke()
  }
  context.beginPath()
  context.arc(0, 0, radiusPx + 1.5, 0, 2 * Math.PI)
  context.fillStyle = colour['map-halo']
  context.fill()
  context.beginPath()
  context.arc(0, 0, radiusPx - 2, 0, 2 * Math.PI)
  context.fillStyle = colour['surface-raised']
  context.fill()
  const rim = 4.5
  const radius = radiusPx - rim / 2
  arc(late + open, turnSteps, radiusPx - 1, 2, colour['chart-mute'])
  arc(late, late + open, radius, rim, colour['stage-3'])
  arc(0, late, radius, rim, colour.late)
  // Cut across, so that what is late is told without its colour.
  context.strokeStyle = colour['map-halo']
  context.lineWidth = 1.2
  for (let notch = 0.5; notch < late; notch += 0.5) {
    const turn = turnOf(notch)
    context.beginPath()
    context.moveTo(Math.cos(turn) * (radiusPx - rim), Math.sin(turn) * (radiusPx - rim))
    context.lineTo(Math.cos(turn + 0.08) * radiusPx, Math.sin(turn + 0.08) * radiusPx)
    context.stroke()
  }
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
