import type { StepScale } from '../blocks/lattice-plane.ts'
import type { OutlineRing } from './field-outline.ts'

/**
 * The ring with fewer corners, nowhere further than `toleranceM` from the old one (Douglas–Peucker on its two halves).
 * Rings that come near each other may come to cross: whoever uses them must cut them where they meet.
 */
export const straightenRing = (ring: OutlineRing, toleranceM: number, scale: StepScale): OutlineRing => {
  const count = ring.length / 2
  if (count < 5) return ring
  const x = (i: number): number => (ring[2 * (i % count)] as number) * scale.east
  const y = (i: number): number => (ring[2 * (i % count) + 1] as number) * scale.north
  const kept = new Uint8Array(count + 1)
  let opposite = 0
  let farthest = -1
  for (let i = 1; i < count; i += 1) {
    const metres = Math.hypot(x(i) - x(0), y(i) - y(0))
    if (metres > farthest) {
      opposite = i
      farthest = metres
    }
  }
  kept[0] = kept[opposite] = 1
  const open: [number, number][] = [
    [0, opposite],
    [opposite, count],
  ]
  for (let run = open.pop(); run !== undefined; run = open.pop()) {
    const [first, last] = run
    const dx = x(last) - x(first)
    const dy = y(last) - y(first)
    const length2 = dx * dx + dy * dy
    let worst = -1
    let worst2 = toleranceM * toleranceM
    for (let i = first + 1; i < last; i += 1) {
      const px = x(i) - x(first)
      const py = y(i) - y(first)
      const along = length2 === 0 ? 0 : (px * dx + py * dy) / length2
      const share = along < 0 ? 0 : along > 1 ? 1 : along
      const away2 = (px - share * dx) ** 2 + (py - share * dy) ** 2
      if (away2 > worst2) {
        worst = i
        worst2 = away2
      }
    }
    if (worst < 0) continue
    kept[worst] = 1
    open.push([first, worst], [worst, last])
  }
  return ring.filter((_, index) => kept[index >> 1] === 1)
}
