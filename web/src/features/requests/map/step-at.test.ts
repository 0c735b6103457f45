import { expect, test } from 'vitest'
import { stepAt } from './step-at.ts'

const steps = ['2026-10-01T00:00:00Z', '2026-10-08T00:00:00Z', '2026-10-15T00:00:00Z']

test('a moment lies in the step that has begun last; the end belongs to the last one', () => {
  const at = (text: string): number | null => stepAt(steps, Date.parse(text))
  expect(at('2026-09-30T23:59:59Z')).toBeNull()
  expect(at('2026-10-01T00:00:00Z')).toBe(0)
  expect(at('2026-10-08T00:00:00Z')).toBe(1)
  expect(at('2026-10-15T00:00:00Z')).toBe(1)
  expect(stepAt(undefined, 0)).toBeNull()
})
