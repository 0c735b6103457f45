import { expect, test } from 'vitest'
import type { RequestIndicatorsAnswer } from '../../server/src/client.ts'
import { checkRequestStates } from '../../server/src/db/check-request-states.ts'
import { rebuildRequests } from '../../server/src/db/rebuild-requests.ts'
import { noFaults, present, street, useRequests } from './requests-fixture.ts'

const site = useRequests()
const { changes, make, moved } = site

test('writes at the same time get numbers without holes, and sums that add up', async () => {
  const before = await changes()
  const made = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      make({ lon: 120.0001 + (i % 30) / 10_000, description: `第${i}件` }),
    ),
  )
  const signed = await Promise.all(made.map(({ request }) => moved(request.id, { kind: 'enter', stage: 2 })))
  expect(signed.every(({ request }) => request.stage === 2)).toBe(true)
  const numbers = made.map(({ request }) => Number(request.id.slice(10))).toSorted((a, b) => a - b)
  expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i))
  const after = await changes()
  expect(after.map(({ seq }) => seq)).toEqual(after.map((_, i) => (before[0]?.seq ?? 0) + i))
  expect(after.length).toBe(before.length + 60)
  expect(await checkRequestStates(site.db.sql, street)).toEqual(noFaults)
})

test('states and sums that were damaged are found, and made anew as they were', async () => {
  const read = async (): Promise<RequestIndicatorsAnswer['figures']> => {
    const answer = await site.setup.ask(
      `/api/v1/requests/indicators?street=${street}&from=2026-01-01&to=2026-02-28`,
    )
    return ((await answer.json()) as RequestIndicatorsAnswer).figures
  }
  const before = await read()
  await site.db
    .sql`UPDATE request_state SET reworks = reworks + 1 WHERE street_id = ${street} AND id IN (1, 2)`
  await site.db
    .sql`UPDATE request_tally SET closed = closed + 1 WHERE street_id = ${street} AND basic_code = '*'`
  const faults = await checkRequestStates(site.db.sql, street)
  expect([faults.badHistories, faults.staleStates]).toEqual([0, 2])
  expect(faults.staleSums).toBeGreaterThan(1)
  await rebuildRequests(site.db.sql, street)
  expect(await checkRequestStates(site.db.sql, street)).toEqual(noFaults)
  expect(await read()).toEqual(before)
})

test('under a draft plan with other grids requests are counted where they would lie', async () => {
  await make({ createdAt: present })
  // The draft has the same squares under other units: each square's code is its neighbour's in the plan in force.
  const draft = `${street}-2026-2`
  await site.db
    .sql`INSERT INTO plan (id, street_id, name, status) VALUES (${draft}, ${street}, '2026-2', 'draft')`
  await site.db.sql.begin(async (tx) => {
    await tx`INSERT INTO grid (street_id, plan_id, code, level, parent_code, name, geom)
      SELECT street_id, ${draft}, code, level, parent_code, name,
             CASE code WHEN '999900001001001' THEN (SELECT geom FROM grid WHERE plan_id = ${`${street}-2026-1`} AND code = '999900001001002')
                       WHEN '999900001001002' THEN (SELECT geom FROM grid WHERE plan_id = ${`${street}-2026-1`} AND code = '999900001001001')
                       ELSE geom END
        FROM grid WHERE plan_id = ${`${street}-2026-1`}`
  })
  const of = async (plan: string, grid: string) => {
    const answer = await site.setup.ask(
      `/api/v1/requests/indicators?street=${street}&plan=${plan}&grid=${grid}&from=2026-01-01&to=2026-02-28`,
    )
    const { figures } = (await answer.json()) as RequestIndicatorsAnswer
    return { ...figures, per1000Households: null }
  }
  const one = await of(`${street}-2026-1`, '999900001001001')
  const other = await of(`${street}-2026-1`, '999900001001002')
  expect(one.total).not.toBe(other.total)
  expect(await of(draft, '999900001001002')).toEqual(one)
  expect(await of(draft, '999900001001001')).toEqual(other)
  expect((await of(draft, '999900001001')).total).toBe((await of(`${street}-2026-1`, '999900001001')).total)
})
