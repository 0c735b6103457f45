import { describe, expect, test } from 'vitest'
import { checkRequestStates } from '../../server/src/db/check-request-states.ts'
import { codeOf, inGrid, noFaults, present, street, useRequests } from './requests-fixture.ts'

const site = useRequests()
const { changes, make, move, post } = site

describe('bad input changes nothing', () => {
  const far = { lon: 121, lat: 32 }
  test.each([
    ['a category that is none', { category: 'noise' }, 400, 'unknown-category'],
    ['no place', { lon: null }, 400, 'bad-position'],
    ['a place that is none', { lon: 999, lat: 999 }, 422, 'bad-position'],
    ['a place far off', far, 422, 'off-street'],
    ['longitude and latitude exchanged', { lon: 32.0005, lat: 120.0005 }, 422, 'swapped-coordinates'],
    ['a time that is none', { createdAt: '2026-02-30T00:00:00Z' }, 400, 'bad-datetime'],
    ['a time without its zone', { createdAt: '2026-02-01T00:00:00' }, 400, 'bad-datetime'],
    ['a time in the future', { createdAt: '2999-01-01T00:00:00Z' }, 422, 'request-in-future'],
    ['a time before all others', { createdAt: '1999-12-31T00:00:00Z' }, 422, 'request-bad-time'],
    ['a long description', { description: '长'.repeat(2001) }, 422, 'description-too-long'],
    ['a description of nearly a megabyte', { description: 'x'.repeat(900_000) }, 422, 'description-too-long'],
    ['a description of a megabyte', { description: 'x'.repeat(1_000_001) }, 413, 'body-too-large'],
    ['an external id with blanks', { externalId: 'a b' }, 422, 'bad-external-id'],
    ['an unknown coordinate system', { crs: 'mars' }, 400, 'bad-crs'],
    ['a street that is none', { street: '000000000' }, 404, 'unknown-street'],
    ['a member that is none', { name: '张三' }, 400, 'unknown-parameter'],
  ])('%s', async (_, extra, status, code) => {
    const before = (await changes()).length
    const response = await post('/api/v1/requests', { category: 'livelihood', ...inGrid, ...extra })
    expect(await codeOf(response)).toEqual([status, code])
    expect((await changes()).length).toBe(before)
  })

  test('every refusal of the loop has its code', async () => {
    const { request } = await make({ createdAt: present })
    const { id } = request
    const cases: [object, number, string][] = [
      [{ kind: 'enter', stage: 3 }, 409, 'request-out-of-order'],
      [{ kind: 'enter', stage: 7 }, 409, 'request-close-before-sign'],
      [{ kind: 'suspend', reason: 'x' }, 409, 'request-not-signed'],
      [{ kind: 'resume' }, 409, 'request-not-suspended'],
      [{ kind: 'escalate', reason: '' }, 422, 'request-missing-reason'],
      [
        { kind: 'escalate', reason: 'x', to: { level: 'unit', code: '999900001002' } },
        422,
        'request-bad-desk',
      ],
      [
        { kind: 'escalate', reason: 'x', to: { level: 'district', code: '999900001D01' } },
        422,
        'request-not-next-level',
      ],
      [
        { kind: 'transfer', reason: 'x', to: { level: 'basic', code: '999900001999999' } },
        422,
        'request-bad-desk',
      ],
      [
        { kind: 'transfer', reason: 'x', to: { level: 'unit', code: '999900001001' } },
        422,
        'request-level-above',
      ],
      [{ kind: 'enter', stage: 2, at: '2026-02-09T00:00:00Z' }, 422, 'request-before-request'],
      [{ kind: 'enter', stage: 2, at: '2999-01-01T00:00:00Z' }, 422, 'request-in-future'],
      [{ kind: 'enter', stage: 2, solved: true }, 422, 'request-answer-without-visit'],
      [{ kind: 'escalate', reason: '长'.repeat(501) }, 422, 'reason-too-long'],
      [{ kind: 'enter', stage: 9 }, 400, 'bad-value'],
      [{ kind: 'wish' }, 400, 'bad-value'],
    ]
    const before = (await changes()).length
    for (const [event, status, code] of cases)
      expect([event, ...(await codeOf(await move(id, event)))]).toEqual([event, status, code])
    expect(await codeOf(await move(`${street}.99999999`, { kind: 'resume' }))).toEqual([
      404,
      'unknown-request',
    ])
    expect((await changes()).length).toBe(before)
    expect(await checkRequestStates(site.db.sql, street)).toEqual(noFaults)
  })

  test('a wall display and an inspector may not write', async () => {
    for (const role of ['screen', 'inspector']) {
      const response = await site.setup.ask('/api/v1/requests', {
        method: 'POST',
        body: { category: 'livelihood', ...inGrid },
        headers: { 'X-Demo-Role': role },
      })
      expect(await codeOf(response)).toEqual([403, 'forbidden'])
    }
  })
})
