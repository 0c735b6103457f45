import { describe, expect, test } from 'vitest'
import { layOutSteps } from './hotspot-steps.ts'

const dayMs = 86_400_000
const daysOf = (days: number, count: number | null = null) => {
  const steps = layOutSteps(0, days * dayMs, count)
  if (!steps.ok) return steps.failure.code
  return { unit: steps.value.unit, lengths: lengthsOf(steps.value.edgesMs).map((ms) => ms / dayMs) }
}
const lengthsOf = (edges: readonly number[]) => edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0))
const repeat = (times: number, value: number) => Array.from({ length: times }, () => value)

describe('steps', () => {
  test('are days up to four weeks, weeks up to 190 days, else months of 30', () => {
    expect(daysOf(28)).toEqual({ unit: 'day', lengths: repeat(28, 1) })
    expect(daysOf(35)).toEqual({ unit: 'week', lengths: repeat(5, 7) })
    expect(daysOf(360)).toEqual({ unit: 'month', lengths: repeat(12, 30) })
  })

  test('are counted back from the end: from half a step on, what is left is one of its own', () => {
    expect(daysOf(90)).toEqual({ unit: 'week', lengths: [6, ...repeat(12, 7)] })
    expect(daysOf(86)).toEqual({ unit: 'week', lengths: [9, ...repeat(11, 7)] })
    expect(daysOf(365)).toEqual({ unit: 'month', lengths: [35, ...repeat(11, 30)] })
  })

  test('or as many equal ones as asked for', () => {
    expect(daysOf(90, 3)).toEqual({ unit: null, lengths: [30, 30, 30] })
  })

  test('are at least two, of at least an hour', () => {
    expect(daysOf(1)).toBe('bad-steps')
    expect(daysOf(1, 24)).toEqual({ unit: null, lengths: repeat(24, 1 / 24) })
    expect(daysOf(1, 25)).toBe('bad-steps')
  })

  test('fill every window without a gap, ascending, however long', () => {
    for (let hours = 48; hours <= 1096 * 24; hours += 61)
      for (const count of [null, 2, 7, 48]) {
        const steps = layOutSteps(1000, 1000 + hours * 3_600_000, count)
        if (!steps.ok) throw new Error(`${hours} hours: ${steps.failure.code}`)
        const { edgesMs } = steps.value
        expect([edgesMs[0], edgesMs.at(-1)]).toEqual([1000, 1000 + hours * 3_600_000])
        expect(edgesMs.length).toBeGreaterThan(2)
        expect(edgesMs.length).toBeLessThanOrEqual(61)
        expect(Math.min(...lengthsOf(edgesMs))).toBeGreaterThan(0)
      }
  })
})
