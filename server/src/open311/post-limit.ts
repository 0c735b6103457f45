/** Posts of one account within any minute and any hour, however many keys it has. */
export const postLimits = { minute: 60, hour: 1_000 } as const

const minuteMs = 60_000
const hourMs = 60 * minuteMs

export type PostAnswer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly retryAfterSeconds: number }

export interface PostLimit {
  /** Counts a post, or says when the next one may come; a refused one is not counted. */
  take(account: string, nowMs: number): PostAnswer
}

/** When the oldest of the last `most` posts leaves its window; null where there are fewer. */
const fullUntilMs = (times: readonly number[], most: number, windowMs: number): number | null => {
  const oldest = times.at(-most)
  return oldest === undefined ? null : oldest + windowMs
}

/** In memory: at most 1,000 times for each account that posts. A restart forgets them. */
export const createPostLimit = (): PostLimit => {
  const accounts = new Map<string, number[]>()
  return {
    take(account, nowMs) {
      const times = (accounts.get(account) ?? []).filter((timeMs) => timeMs > nowMs - hourMs)
      accounts.set(account, times)
      const freeMs = Math.max(
        fullUntilMs(times, postLimits.minute, minuteMs) ?? nowMs,
        fullUntilMs(times, postLimits.hour, hourMs) ?? nowMs,
      )
      if (freeMs > nowMs) return { allowed: false, retryAfterSeconds: Math.ceil((freeMs - nowMs) / 1000) }
      times.push(nowMs)
      return { allowed: true }
    },
  }
}
