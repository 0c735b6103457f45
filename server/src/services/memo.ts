/**
 * Remembers what was computed, up to a total weight; what was used longest ago goes first. Concurrent callers
 * of one key share one computation, and a failed one is forgotten.
 */
export interface Memo<T> {
  get(key: string, load: () => Promise<T>): Promise<T>
  readonly size: number
}

interface Entry<T> {
  readonly value: Promise<T>
  weight: number
}

export const createMemo = <T>(maxWeight: number, weigh: (value: T) => number): Memo<T> => {
  const entries = new Map<string, Entry<T>>()
  let total = 0

  const drop = (key: string) => {
    total -= entries.get(key)?.weight ?? 0
    entries.delete(key)
  }
  const trim = (newest: string) => {
    for (const key of entries.keys()) {
      if (total <= maxWeight) return
      if (key !== newest) drop(key)
    }
  }
  const start = (key: string, load: () => Promise<T>): Promise<T> => {
    const value = load()
    const entry: Entry<T> = { value, weight: 0 }
    entries.set(key, entry)
    const settled = async () => {
      try {
        entry.weight = weigh(await value)
        if (entries.get(key) !== entry) return
        total += entry.weight
        trim(key)
      } catch {
        if (entries.get(key) === entry) entries.delete(key)
      }
    }
    void settled()
    return value
  }

  return {
    get(key, load) {
      const found = entries.get(key)
      if (found === undefined) return start(key, load)
      entries.delete(key)
      entries.set(key, found)
      return found.value
    },
    get size() {
      return entries.size
    },
  }
}
