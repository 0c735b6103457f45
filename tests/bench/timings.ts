/** The value that a share of the times do not exceed, milliseconds. */
export const quantileMs = (times: readonly number[], share: number): number => {
  const ordered = times.toSorted((a, b) => a - b)
  return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] ?? Number.NaN
}

/** The answer, and how long it took by the clock. */
export const clocked = async <T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly ms: number }> => {
  const began = performance.now()
  const value = await work()
  return { value, ms: performance.now() - began }
}

/** `p50 1.2  p95 3.4  max 5.6 ms`. */
export const describeTimes = (times: readonly number[]): string =>
  [
    `p50 ${quantileMs(times, 0.5).toFixed(1)}`,
    `p95 ${quantileMs(times, 0.95).toFixed(1)}`,
    `max ${Math.max(...times).toFixed(1)} ms`,
  ].join('  ')

/** A repeatable stream in [0, 1) (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
