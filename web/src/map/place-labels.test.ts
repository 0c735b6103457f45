import { describe, expect, it } from 'vitest'
import { type Box, type LabelRequest, overlap, placeLabels } from './place-labels.ts'

/** A small linear congruential generator: the same labels on every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

function scene(seed: number): { requests: LabelRequest[]; obstacles: Box[] } {
  const next = random(seed)
  const between = (low: number, high: number) => low + next() * (high - low)
  return {
    requests: Array.from({ length: 120 }, (_, index) => ({
      id: `label ${index}`,
      widthPx: between(20, 120),
      heightPx: between(12, 34),
      anchors: Array.from({ length: 12 }, () => ({ x: between(0, 900), y: between(0, 600), cost: next() })),
    })),
    obstacles: Array.from({ length: 30 }, () => {
      const [x, y] = [between(0, 900), between(0, 600)]
      return [x - 12, y - 12, x + 12, y + 12] as const
    }),
  }
}

const margin = 4
const gap = (a: Box, b: Box): number => Math.max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])

describe('placeLabels', () => {
  it('keeps every pair of labels, and every label and obstacle, a margin apart', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const { requests, obstacles } = scene(seed)
      const boxes = placeLabels(requests, obstacles, margin).map((label) => label.box)
      expect(boxes.length).toBeGreaterThan(20)
      boxes.forEach((box, index) => {
        const gaps = [...boxes.slice(index + 1), ...obstacles].map((other) => gap(box, other))
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(margin)
      })
    }
  })

  it('leaves a label out only when each of its anchors is taken by someone before it', () => {
    const { requests, obstacles } = scene(7)
    const placed = placeLabels(requests, obstacles, margin)
    const placedIds = new Set(placed.map((label) => label.id))
    requests.forEach((request, index) => {
      if (placedIds.has(request.id)) return
      const earlier = new Set(requests.slice(0, index).map((other) => other.id))
      const taken = [
        ...obstacles,
        ...placed.filter((label) => earlier.has(label.id)).map((label) => label.box),
      ]
      for (const { x, y } of request.anchors) {
        const box: Box = [
          x - request.widthPx / 2,
          y - request.heightPx / 2,
          x + request.widthPx / 2,
          y + request.heightPx / 2,
        ]
        expect(taken.some((other) => overlap(box, other, margin))).toBe(true)
      }
    })
  })

  it('takes the cheapest free anchor, and lets the earlier label choose first', () => {
    const anchors = [
      { x: 0, y: 0, cost: 1 },
      { x: 100, y: 0, cost: 0 },
    ]
    const size = { widthPx: 40, heightPx: 10 }
    const placed = placeLabels(
      [
        { id: 'first', ...size, anchors },
        { id: 'second', ...size, anchors },
      ],
      [],
      margin,
    )
    expect(placed.map(({ id, anchor }) => [id, anchor.x])).toEqual([
      ['first', 100],
      ['second', 0],
    ])
  })
})
