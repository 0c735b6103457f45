const mix = (value: number): number => {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad)
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97)
  return (h ^ (h >>> 15)) >>> 0
}

/** A 32-bit hash of whole numbers: the same in every engine. */
export const hashOf = (...values: readonly number[]): number => {
  let h = 0x9e3779b9
  for (const value of values) h = mix(Math.imul(h ^ (value | 0), 0x85ebca6b) + 0x6d2b79f5)
  return h
}

/** A 32-bit hash of a word, to tell one stream of numbers from another. */
export const hashOfWord = (word: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < word.length; i += 1) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/**
 * A small seeded generator (sfc32), passed to whoever needs chance. Only integer arithmetic, one division:
 * same seed, same numbers, in every engine.
 */
export class Prng {
  readonly seed: number
  #a: number
  #b: number
  #c: number
  #count = 1

  constructor(seed: number) {
    this.seed = seed
    this.#a = hashOf(seed, 1) | 0
    this.#b = hashOf(seed, 2) | 0
    this.#c = hashOf(seed, 3) | 0
    for (let i = 0; i < 12; i += 1) this.next()
  }

  /** A stream of its own: drawing more numbers from one stream never moves another. */
  fork(word: string, index = 0): Prng {
    return new Prng(hashOf(this.seed, hashOfWord(word), index))
  }

  /** In [0, 1). */
  next(): number {
    const sum = (this.#a + this.#b + this.#count) | 0
    this.#count = (this.#count + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  /** A whole number from low to high, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)]
    if (item === undefined) throw new Error('pick from an empty list')
    return item
  }

  /** An index, by weight. */
  weighted(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0)
    for (let i = 0; i < weights.length; i += 1) {
      left -= weights[i] ?? 0
      if (left < 0) return i
    }
    return weights.length - 1
  }

  /** About normal, mean 0, deviation 1: a sum of uniforms, because Math.log may differ between engines. */
  bell(): number {
    let sum = 0
    for (let i = 0; i < 12; i += 1) sum += this.next()
    return sum - 6
  }

  /** A shuffled copy. */
  shuffled<T>(items: readonly T[]): T[] {
    const copy = [...items]
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = Math.floor(this.next() * (i + 1))
      const held = copy[i] as T
      copy[i] = copy[j] as T
      copy[j] = held
    }
    return copy
  }
}
