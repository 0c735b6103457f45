/** One coordinate of a cubic Bézier curve from 0 to 1 with these two handles. */
const along = (first: number, second: number, t: number): number =>
  3 * first * t * (1 - t) ** 2 + 3 * second * t ** 2 * (1 - t) + t ** 3

/** `--ease-map` of the tokens: cubic-bezier(.45, .05, .25, 1), as share of the way by share of the time. */
export const easeMap = (share: number): number => {
  if (share <= 0 || share >= 1) return Math.min(1, Math.max(0, share))
  let [low, high] = [0, 1]
  for (let step = 0; step < 20; step += 1) {
    const middle = (low + high) / 2
    if (along(0.45, 0.25, middle) < share) low = middle
    else high = middle
  }
  return along(0.05, 1, (low + high) / 2)
}
