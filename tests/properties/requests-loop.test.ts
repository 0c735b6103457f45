import { deriveState, enterStage, limitsOf, statusOf, stepRequest, startLoop } from '@wangge/geodata'
import { describe, expect, it } from 'vitest'
import { demoStreet } from '../support/demo-street.ts'

describe('the closed loop over the demo street', () => {
  it('accepts every history, event by event and as a whole', () => {
    const { requests, street } = demoStreet()
    let histories = 0
    let reworked = 0
    for (const { category, createdAtMs, basicCode, events } of requests) {
      const level = basicCode === null ? 'street' : 'basic'
      const request = { createdAtMs, desk: { level, code: basicCode } as const, limits: limitsOf(category) }
      const loopEvents = events.map((one) => enterStage(one))
      const whole = deriveState(request, loopEvents, street.asOfMs)
      if (!whole.ok) throw new Error(`${histories}: ${whole.failure.code}`)
      const last = events.at(-1)
      expect(whole.value.stage).toBe(last?.stage)
      expect(whole.value.stageSinceMs).toBe(last?.atMs)
      expect(whole.value.signedAtMs).toBe(events.find((one) => one.stage >= 2)?.atMs ?? null)
      expect(whole.value.closedAtMs).toBe(events.find((one) => one.stage === 7)?.atMs ?? null)
      let state = startLoop(request)
      for (const event of loopEvents) {
        // At the very moment of the event: nothing needs to be known of what comes later.
        const next = stepRequest(state, event, event.atMs)
        if (!next.ok) throw new Error(next.failure.code)
        state = next.value
      }
      expect(state).toEqual(whole.value)
      const open = whole.value.closedAtMs === null
      expect(statusOf(state, street.asOfMs).overdue).toBe(
        open && createdAtMs + 7 * 86_400_000 < street.asOfMs,
      )
      histories += 1
      if (state.reworks > 0) reworked += 1
    }
    expect(histories).toBe(20_036)
    expect(reworked).toBeGreaterThan(500)
  })
})
