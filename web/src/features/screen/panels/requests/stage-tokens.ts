import type { RequestStage } from '@wangge/geodata'
import { formatCount } from '../../../../i18n/format.ts'
import type { StageJourney } from './stage-moves.ts'
import { leaveMs, travelMs } from './stage-waves.ts'

const answerMs = 480

interface Point {
  readonly x: number
  readonly y: number
}

const rowOf = (rows: HTMLElement, stage: RequestStage): HTMLElement | null =>
  rows.querySelector<HTMLElement>(`[data-stage="${stage}"]`)

/** Where the row's bar ends, seen from the layer, with room for the token before the figure. */
const tipOf = (row: HTMLElement, origin: DOMRect, radius: number): Point => {
  const box = row.getBoundingClientRect()
  const bar = row.querySelector('.stage-bar')?.getBoundingClientRect() ?? box
  const end = row.querySelector('.stage-bar .screen-figure')?.getBoundingClientRect().left ?? bar.right
  return { x: Math.max(bar.left, end - radius) - origin.left, y: box.top + box.height / 2 - origin.top }
}

/** The bar answers: one of its own is gone, or has come. */
const answer = (row: HTMLElement, delay: number): void => {
  for (const part of row.querySelectorAll('.stage-bar > i'))
    part.animate({ opacity: [1, 0.4, 1] }, { duration: answerMs, delay, easing: 'ease-in-out' })
}

const make = ({ from, to, count }: StageJourney): HTMLElement => {
  const token = document.createElement('i')
  token.className = count > 1 ? 'stage-token many' : 'stage-token'
  token.dataset['from'] = from === null ? 'new' : String(from)
  token.dataset['to'] = String(to)
  token.dataset['count'] = String(count)
  token.style.setProperty('--was', `var(--stage-${from ?? to})`)
  token.style.setProperty('--becomes', `var(--stage-${to})`)
  token.append(document.createElement('i'))
  if (count > 1) {
    const told = document.createElement('b')
    told.textContent = formatCount(count)
    token.append(told)
  }
  return token
}

const at = ({ x, y }: Point): string => `${x}px ${y}px`

/**
 * Sends a token from the row of one stage to the row of another; new requests come in from the layer's left edge, closed
 * ones go on to its right one. Only transform and opacity move, and nothing is left of it.
 */
export const sendToken = (layer: HTMLElement, rows: HTMLElement, journey: StageJourney): void => {
  const { from, to } = journey
  const end = rowOf(rows, to)
  const begin = from === null ? null : rowOf(rows, from)
  if (end === null) return
  const token = make(journey)
  layer.append(token)
  const origin = layer.getBoundingClientRect()
  const radius = token.offsetHeight / 2
  const target = tipOf(end, origin, radius)
  const start = begin === null ? { x: radius, y: target.y } : tipOf(begin, origin, radius)
  const leaves = to === 7
  const wholeMs = leaves ? travelMs + leaveMs : travelMs
  const easing = getComputedStyle(layer).getPropertyValue('--ease-map').trim() || 'ease-in-out'
  const share = travelMs / wholeMs
  token.animate(
    [
      { translate: at(start), easing },
      { translate: at(target), offset: share, easing: 'ease-in' },
      { translate: at(leaves ? { x: origin.width - radius, y: target.y } : target) },
    ],
    { duration: wholeMs, fill: 'both' },
  )
  const seen = { opacity: 1, scale: 1 }
  token.animate(
    [
      { opacity: 0, scale: 0.4 },
      { ...seen, offset: 0.16 * share },
      { ...seen, offset: leaves ? share : 0.88 },
      { opacity: 0, scale: leaves ? 1 : 0.4 },
    ],
    { duration: wholeMs, fill: 'both' },
  )
  token.firstElementChild?.animate({ opacity: [0, 0, 1, 1] }, { duration: travelMs, fill: 'both' })
  if (begin !== null) answer(begin, 0)
  answer(end, travelMs - answerMs / 3)
  // By a timer: a page that is hidden meanwhile ends no animation.
  setTimeout(() => token.remove(), wholeMs)
}
