import { describe, expect, it } from 'vitest'
import { apportion } from './apportion.ts'

const many = [99, 99, 99]

describe('apportion', () => {
  it('shares out in proportion, and exactly', () => {
    expect(apportion([1000, 2000, 3000], many, 12)).toEqual([2, 4, 6])
    expect(apportion([1000, 1000, 1000], many, 10)).toEqual([4, 3, 3])
  })

  it('gives one at least, even to nobody', () => {
    expect(apportion([0, 10, 90], many, 10)).toEqual([1, 1, 8])
    expect(apportion([0, 0, 0], many, 6)).toEqual([2, 2, 2])
  })

  it('gives no more than there are pieces to make them of, and the rest to others', () => {
    expect(apportion([90, 5, 5], [2, 99, 99], 10)).toEqual([2, 4, 4])
    expect(apportion([1, 1], [1, 2], 10)).toEqual([1, 2])
    expect(apportion([], [], 4)).toEqual([])
  })
})
