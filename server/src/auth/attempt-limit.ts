import { addressKey } from './address-key.ts'

interface AttemptLimits {
  readonly pair: number
  readonly address: number
  readonly name: number
}

/**
 * Sign-in attempts allowed in 15 minutes from the first: 5 for a name from one address, 20 from one address,
 * 50 for a name from anywhere (so that a stranger cannot easily lock a person out from afar, and guessing
 * spread over many addresses still ends).
 */
export const attemptLimits: AttemptLimits = { pair: 5, address: 20, name: 50 }
/**
 * The same for a link's token, which nobody guesses: this bounds what a wrong one costs. Many screens may open at once
 * behind one address, after a power cut.
 */
export const linkAttemptLimits: AttemptLimits = { pair: 10, address: 60, name: 300 }
export const attemptWindowMs = 15 * 60_000
const mostEntries = 10_000

interface Entry {
  count: number
  readonly endsAtMs: number
}

export interface AttemptLimit {
  /** Counts an attempt before its outcome is known, so that many at once count too. */
  take(name: string, address: string | null, nowMs: number): AttemptAnswer
  /** A right password is no attempt at guessing: gives it back, and forgets the mistyped ones before it. */
  succeeded(name: string, address: string | null): void
  readonly size: number
}

export type AttemptAnswer =
  | { readonly allowed: true }
  /** `first`: the first refusal in this window, worth one line in the audit log; the rest are not. */
  | { readonly allowed: false; readonly retryAfterSeconds: number; readonly first: boolean }

const entriesOf = (limits: AttemptLimits, name: string, address: string | null) => [
  { key: JSON.stringify(['pair', name, addressKey(address)]), limit: limits.pair },
  { key: JSON.stringify(['address', addressKey(address)]), limit: limits.address },
  { key: JSON.stringify(['name', name]), limit: limits.name },
]

/** In memory: at most 10,000 entries, the oldest forgotten first; a restart forgets all. */
export const createAttemptLimit = (
  capacity: number = mostEntries,
  limits: AttemptLimits = attemptLimits,
): AttemptLimit => {
  const entries = new Map<string, Entry>()
  const blocked = new Set<string>()

  const forget = (key: string) => {
    entries.delete(key)
    blocked.delete(key)
  }

  /** Windows are equally long, so the map's order of insertion is the order of their ends. */
  const makeRoom = (nowMs: number) => {
    for (const [key, entry] of entries) {
      if (entry.endsAtMs > nowMs && entries.size < capacity) return
      forget(key)
    }
  }

  const add = (key: string, nowMs: number) => {
    const entry = entries.get(key)
    if (entry !== undefined) {
      entry.count += 1
      return
    }
    makeRoom(nowMs)
    entries.set(key, { count: 1, endsAtMs: nowMs + attemptWindowMs })
  }

  return {
    take(name, address, nowMs) {
      const keys = entriesOf(limits, name, address)
      for (const { key } of keys) if ((entries.get(key)?.endsAtMs ?? Infinity) <= nowMs) forget(key)
      const full = keys.find(({ key, limit }) => (entries.get(key)?.count ?? 0) >= limit)
      if (full !== undefined) {
        const waitMs = (entries.get(full.key)?.endsAtMs ?? nowMs) - nowMs
        const first = !blocked.has(full.key)
        blocked.add(full.key)
        return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)), first }
      }
      for (const { key } of keys) add(key, nowMs)
      return { allowed: true }
    },
    succeeded(name, address) {
      const [pair, ...others] = entriesOf(limits, name, address)
      if (pair !== undefined) forget(pair.key)
      for (const { key } of others) {
        const entry = entries.get(key)
        if (entry !== undefined && entry.count > 1) entry.count -= 1
        else forget(key)
      }
    },
    get size() {
      return entries.size
    },
  }
}
