import { expect, it } from 'vitest'
import { isExpired, longestIdleSeconds } from './session-lifetime.ts'

const hourMs = 3_600_000

it('ends a planner’s session after two idle hours or twelve in all', () => {
  const session = { role: 'planner', createdAtMs: 0, lastSeenAtMs: 11 * hourMs } as const
  expect(isExpired(session, 12 * hourMs - 1)).toBe(false)
  expect(isExpired(session, 12 * hourMs)).toBe(true)
  expect(isExpired({ ...session, lastSeenAtMs: 0 }, 2 * hourMs - 1)).toBe(false)
  expect(isExpired({ ...session, lastSeenAtMs: 0 }, 2 * hourMs)).toBe(true)
})

it('lets a wall display come back after thirteen days without power', () => {
  expect(isExpired({ role: 'screen', createdAtMs: 0, lastSeenAtMs: 0 }, 13 * 24 * hourMs)).toBe(false)
  expect(longestIdleSeconds).toBe(14 * 24 * 3600)
})
