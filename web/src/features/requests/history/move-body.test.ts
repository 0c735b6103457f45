import { describe, expect, test } from 'vitest'
import { actionsOf, emptyFields, moveBody } from './move-body.ts'

const presentMs = Date.parse('2026-10-31T16:00:00Z')
const fields = emptyFields(presentMs)

describe('what can be done', () => {
  test('the next stage first, rework told apart from going on', () => {
    expect(actionsOf(['enter-3', 'enter-6', 'suspend', 'extend', 'escalate', 'transfer'], 5)).toEqual([
      { kind: 'enter', stage: 6 },
      { kind: 'rework', stage: 3 },
      { kind: 'suspend' },
      { kind: 'extend' },
      { kind: 'escalate' },
      { kind: 'transfer' },
    ])
    expect(actionsOf(['enter-3'], 2)).toEqual([{ kind: 'enter', stage: 3 }])
    expect(actionsOf([], 7)).toEqual([])
  })
})

describe('what is sent', () => {
  test('a visit carries its answers, not asked is null; other stages carry none', () => {
    expect(moveBody({ kind: 'enter', stage: 5 }, { ...fields, solved: 'yes' }, presentMs)).toEqual({
      body: { kind: 'enter', stage: 5, solved: true, satisfied: null },
    })
    expect(moveBody({ kind: 'enter', stage: 6 }, { ...fields, solved: 'yes' }, presentMs)).toEqual({
      body: { kind: 'enter', stage: 6 },
    })
  })

  test('a time is sent only where somebody changed it, as China’s', () => {
    expect(moveBody({ kind: 'resume' }, fields, presentMs)).toEqual({ body: { kind: 'resume' } })
    expect(moveBody({ kind: 'resume' }, { ...fields, at: '2026-11-01T08:30' }, presentMs)).toEqual({
      body: { kind: 'resume', at: '2026-11-01T00:30:00.000Z' },
    })
    expect(moveBody({ kind: 'resume' }, fields, null)).toEqual({
      body: { kind: 'resume', at: '2026-10-31T16:00:00.000Z' },
    })
    expect(moveBody({ kind: 'resume' }, { ...fields, at: '' }, presentMs)).toEqual({ fault: 'bad-time' })
  })

  test('a missing reason is the server’s to refuse', () => {
    expect(moveBody({ kind: 'suspend' }, { ...fields, reason: '  ' }, presentMs)).toEqual({
      body: { kind: 'suspend', reason: '' },
    })
  })

  test('hours and desks must be readable', () => {
    expect(moveBody({ kind: 'extend' }, { ...fields, hours: '1,5' }, presentMs)).toEqual({
      fault: 'bad-hours',
    })
    expect(moveBody({ kind: 'extend' }, { ...fields, hours: '-3', reason: '雨' }, presentMs)).toEqual({
      body: { kind: 'extend', reason: '雨', byHours: -3 },
    })
    expect(moveBody({ kind: 'transfer' }, fields, presentMs)).toEqual({ fault: 'no-desk' })
    expect(
      moveBody({ kind: 'transfer' }, { ...fields, to: 'unit 999901001001', reason: '管不着' }, presentMs),
    ).toEqual({ body: { kind: 'transfer', reason: '管不着', to: { level: 'unit', code: '999901001001' } } })
  })
})
