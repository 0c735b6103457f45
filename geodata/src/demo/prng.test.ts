import { describe, expect, test } from 'vitest'
import { hashOf, Prng } from './prng.ts'

describe('Prng', () => {
  test('gives the numbers it always gave: stored demos depend on them', () => {
    const prng = new Prng(1)
    expect([prng.int(0, 999), prng.int(0, 999), prng.int(0, 999)]).toEqual([182, 866, 182])
    expect(hashOf(1, 2, 3)).toBe(152246857)
  })

  test('a fork does not move its parent, and differs by word and index', () => {
    const one = new Prng(7)
    const two = new Prng(7)
    const fork = one.fork('a')
    for (let i = 0; i < 10; i += 1) fork.next()
    expect(one.next()).toBe(two.next())
    expect(new Set([one.fork('a').next(), one.fork('b').next(), one.fork('a', 1).next()]).size).toBe(3)
  })

  test('bell has mean 0 and deviation 1', () => {
    const prng = new Prng(3)
    const draws = Array.from({ length: 20_000 }, () => prng.bell())
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length
    expect(mean).toBeCloseTo(0, 1)
    expect(variance).toBeCloseTo(1, 1)
  })
})
