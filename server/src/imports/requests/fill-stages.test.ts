import { deriveState, type GridCode, usualLimits } from '@wangge/geodata'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillStages, type ToldStages } from './fill-stages.ts'

const hourMs = 3_600_000
const nothing: ToldStages = {
  createdAtMs: 0,
  stage: null,
  signedAtMs: null,
  closedAtMs: null,
  solved: null,
  satisfied: null,
}
const hours = (told: Partial<ToldStages>) => {
  const filled = fillStages({ ...nothing, ...told })
  return 'code' in filled
    ? filled
    : { at: filled.events.map(({ atMs }) => atMs / hourMs), filled: filled.filled }
}

describe('stages that a file does not know', () => {
  it('stand evenly between the times it does', () => {
    expect(hours({})).toEqual({ at: [0], filled: 0 })
    expect(hours({ signedAtMs: 2 * hourMs })).toEqual({ at: [0, 2], filled: 0 })
    expect(hours({ closedAtMs: 60 * hourMs })).toEqual({ at: [0, 10, 20, 30, 40, 50, 60], filled: 5 })
    expect(hours({ signedAtMs: 10 * hourMs, closedAtMs: 60 * hourMs })).toEqual({
      at: [0, 10, 20, 30, 40, 50, 60],
      filled: 4,
    })
    expect(hours({ stage: 4, signedAtMs: 3 * hourMs })).toEqual({ at: [0, 3, 3, 3], filled: 2 })
  })

  it('what cannot be is refused at its column', () => {
    expect(hours({ closedAtMs: -1 })).toEqual({ field: 'closedAt', code: 'before-request' })
    expect(hours({ signedAtMs: -1 })).toEqual({ field: 'signedAt', code: 'before-request' })
    expect(hours({ signedAtMs: 9, closedAtMs: 8 })).toEqual({ field: 'closedAt', code: 'before-last-event' })
    expect(hours({ stage: 7 })).toEqual({ field: 'closedAt', code: 'missing-closed-at' })
    expect(hours({ stage: 3 })).toEqual({ field: 'signedAt', code: 'missing-signed-at' })
    expect(hours({ stage: 3, closedAtMs: 9 })).toEqual({ field: 'stage', code: 'stage-disagrees' })
    expect(hours({ solved: true })).toEqual({ field: 'solved', code: 'answer-without-visit' })
    expect(hours({ signedAtMs: 1, satisfied: false })).toEqual({
      field: 'satisfied',
      code: 'answer-without-visit',
    })
  })

  it('make a history that the closed loop accepts, with what was told in it', () => {
    const time = fc.option(fc.integer({ min: 0, max: 1e9 }))
    const told = fc.record({
      createdAtMs: fc.integer({ min: 0, max: 1e9 }),
      stage: fc.option(
        fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const, 7 as const),
      ),
      signedAtMs: time,
      closedAtMs: time,
      solved: fc.option(fc.boolean()),
      satisfied: fc.option(fc.boolean()),
    })
    fc.assert(
      fc.property(told, (file) => {
        const filled = fillStages(file)
        if ('code' in filled) return
        const request = {
          createdAtMs: file.createdAtMs,
          desk: { level: 'basic' as const, code: '999901001001001' as GridCode },
          limits: usualLimits,
        }
        const state = deriveState(request, filled.events, 3e9)
        expect(state.ok).toBe(true)
        if (!state.ok) return
        expect(state.value).toMatchObject({
          closedAtMs: file.closedAtMs,
          solved: file.solved,
          satisfied: file.satisfied,
        })
        if (file.signedAtMs !== null) expect(state.value.signedAtMs).toBe(file.signedAtMs)
        if (file.stage !== null) expect(state.value.stage).toBe(file.stage)
      }),
      { numRuns: 2000 },
    )
  })
})
