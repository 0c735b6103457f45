import { describe, expect, it } from 'vitest'
import { spotHistory } from './spot-history.ts'

const flat = [3, 4, 3, 4, 3, 4, 3, 4, 3, 4]
const rising = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const falling = rising.toReversed()
const bandsOf = (marks: string): number[] =>
  [...marks].map((mark) => (mark === '+' ? 95 : mark === '-' ? -99 : 0))
const patternOf = (marks: string, z = flat) => {
  const { pattern, side, steps } = spotHistory(bandsOf(marks), z)
  return `${pattern} ${side} ${steps}`
}

describe('spotHistory', () => {
  it('sees nothing where nothing was', () => {
    expect(patternOf('..........')).toBe('none 0 0')
    expect(patternOf('..........', rising)).toBe('none 0 0')
    expect(spotHistory([], [])).toEqual({ pattern: 'none', side: 0, steps: 0, trendZ: 0 })
  })

  it('tells standing spots by their trend', () => {
    expect(patternOf('++++++++++')).toBe('persistent 1 10')
    expect(patternOf('+++++.++++')).toBe('persistent 1 9')
    expect(patternOf('+++++++++.')).toBe('persistent 1 9')
    expect(patternOf('.+++++++++', rising)).toBe('intensifying 1 9')
    expect(patternOf('++++++++++', falling)).toBe('diminishing 1 10')
    expect(patternOf('+++++++++.', falling)).toBe('diminishing 1 9')
    // Rising, but not a spot at the end.
    expect(patternOf('+++++++++.', rising)).toBe('persistent 1 9')
  })

  it('turns trends round for cold spots', () => {
    expect(patternOf('----------', falling)).toBe('intensifying -1 10')
    expect(patternOf('----------', rising)).toBe('diminishing -1 10')
  })

  it('calls new what began and has not stopped', () => {
    expect(patternOf('.........+')).toBe('new 1 1')
    expect(patternOf('.....+++++')).toBe('new 1 5')
    expect(patternOf('..++++++++')).toBe('new 1 8')
    expect(patternOf('.........-')).toBe('new -1 1')
  })

  it('calls sporadic what comes and goes', () => {
    expect(patternOf('+........+')).toBe('sporadic 1 2')
    expect(patternOf('+.........')).toBe('sporadic 1 1')
    expect(patternOf('++++++++..')).toBe('sporadic 1 8')
    expect(patternOf('..++.++.++')).toBe('sporadic 1 6')
  })

  it('looks at the side with more steps, of equal ones at the latest', () => {
    expect(patternOf('--.....+++')).toBe('new 1 3')
    expect(patternOf('---.....++')).toBe('sporadic -1 3')
    expect(patternOf('--......++')).toBe('new 1 2')
    expect(patternOf('++......--')).toBe('new -1 2')
  })
})
