import { describe, expect, test } from 'vitest'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { codeOf } from './auth-fixture.ts'
import { change, follow as connect, otherStreet, range, street } from './events-fixture.ts'
import { greeted, hasSeq, useEvents } from './events-site.ts'

const events = useEvents()
const { follow, headSeq, siteWith } = events

describe('coming back', () => {
  test('after a minute of events: none missing, none twice', async () => {
    const first = await follow()
    await greeted(first)
    const seen = await change(events.db, 5)
    await hasSeq(first, seen)
    first.drop()
    for (let i = 0; i < 6; i += 1) await change(events.db, 100)
    const second = await follow({ last: first.lastId ?? '' })
    const newest = await change(events.db, 3)
    await hasSeq(second, newest)
    expect(second.told[0]).toMatchObject({ id: `${street}:${seen}`, event: 'hello' })
    expect(second.seqs()).toEqual(range(seen + 1, newest))
  })

  test('from memory and from the table it is the same', async () => {
    const before = await headSeq()
    const newest = await change(events.db, 30)
    for (const recentChanges of [1, 7, 1000]) {
      const own = await siteWith({ recentChanges })
      const ahead = await follow({}, own)
      await greeted(ahead)
      for (const behind of [0, 1, 6, 7, 8, 30]) {
        const follower = await follow({ last: `${street}:${newest - behind}` }, own)
        await follower.until(() => follower.seqs().length >= behind && follower.told.length > 0)
        expect(follower.seqs()).toEqual(range(newest - behind + 1, newest))
      }
    }
    expect(newest).toBe(before + 30)
  })

  test('?last= does as the header, which goes before it', async () => {
    const newest = await change(events.db, 4)
    const byQuery = await follow({ query: `street=${street}&last=${street}:${newest - 2}` })
    await hasSeq(byQuery, newest)
    expect(byQuery.seqs()).toEqual([newest - 1, newest])
    const both = await follow({
      last: `${street}:${newest - 1}`,
      query: `street=${street}&last=${street}:${newest - 3}`,
    })
    await hasSeq(both, newest)
    expect(both.seqs()).toEqual([newest])
  })

  test('again and again at random moments while changes are written', { timeout: 60_000 }, async () => {
    const own = await siteWith({ recentChanges: 50 })
    const start = await headSeq()
    let writing = true
    const write = async () => {
      for (let n = 0; n < 60; n += 1) await change(events.db, 1 + (n % 9))
      writing = false
    }
    /** Drops the line at any moment, also in the middle of an event, and goes on from the last whole one. */
    const restless = async (seed: number): Promise<number[]> => {
      let state = seed
      const random = () => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
        return state / 0x7fffffff
      }
      const seen: number[] = []
      let last = `${street}:${start}`
      for (;;) {
        const final = !writing
        const goal = await headSeq()
        const follower = await connect(own.url, { last })
        if (final) await hasSeq(follower, goal)
        else await new Promise((later) => setTimeout(later, random() * 60))
        follower.drop()
        expect(follower.told.every(({ event }) => event !== 'reset')).toBe(true)
        seen.push(...follower.seqs())
        last = follower.lastId ?? last
        if (final) return seen
      }
    }
    const [, ...all] = await Promise.all([write(), ...range(1, 12).map(restless)])
    const newest = await headSeq()
    expect(newest).toBeGreaterThan(start + 200)
    for (const seen of all) expect(seen).toEqual(range(start + 1, newest))
  })
})

describe('a client that has to begin anew', () => {
  const resetOf = async (last: string): Promise<unknown> => {
    const follower = await follow({ last })
    await greeted(follower)
    const newest = await change(events.db)
    await hasSeq(follower, newest)
    expect(follower.seqs()).toEqual([newest])
    const reset = follower.told.find(({ event }) => event === 'reset')
    expect(reset?.id).toBe(`${street}:${newest - 1}`)
    return reset
  }

  test('with an id of another street', async () => {
    expect(await resetOf(`${otherStreet}:1`)).toMatchObject({
      event: 'reset',
      data: { reason: 'other-street' },
    })
  })

  test('with an id that was never given', async () => {
    expect(await resetOf(`${street}:99999999`)).toMatchObject({
      event: 'reset',
      data: { reason: 'unknown-id' },
    })
  })

  test('with an id from before the street was replaced, and those who are there when it is', async () => {
    await change(events.db, 3)
    const before = await headSeq()
    const there = await follow()
    await greeted(there)
    await writeStreet(events.db, latticeStreet(street), { kind: 'demo', source: 'test' })
    await hasSeq(there, before + 1)
    expect(there.told.at(-1)).toEqual({
      id: `${street}:${before + 1}`,
      event: 'reset',
      data: { reason: 'street-replaced' },
    })
    const justBefore = await follow({ last: `${street}:${before}` })
    await hasSeq(justBefore, before + 1)
    expect(justBefore.told.map(({ event }) => event)).toEqual(['hello', 'reset'])
    expect(await resetOf(`${street}:${before - 1}`)).toMatchObject({ data: { reason: 'street-replaced' } })
    await hasSeq(there, before + 2)
    expect(there.seqs()).toEqual([before + 2])
  })

  test('with an id that is no longer kept', async () => {
    const newest = await change(events.db, 20)
    await events.db.sql`DELETE FROM street_change WHERE street_id = ${street} AND seq <= ${newest - 10}`
    const own = await siteWith({ recentChanges: 5 })
    const late = await follow({ last: `${street}:${newest - 11}` }, own)
    await greeted(late)
    expect(late.told[0]).toMatchObject({ event: 'hello' })
    await late.until(() => late.told.length > 1)
    expect(late.told[1]).toEqual({ id: `${street}:${newest}`, event: 'reset', data: { reason: 'not-kept' } })
    const inTime = await follow({ last: `${street}:${newest - 10}` }, own)
    await hasSeq(inTime, newest)
    expect(inTime.seqs()).toEqual(range(newest - 9, newest))
  })

  test.each(['7', `${street}:`, `${street}:-1`, `${street}:1.5`, 'x'.repeat(5000)])(
    'an id that is none (%#) is refused',
    async (last) => {
      for (const answer of [
        await fetch(`${events.site.url}/api/v1/events?street=${street}`, {
          headers: { 'Last-Event-ID': last },
        }),
        await fetch(`${events.site.url}/api/v1/events?street=${street}&last=${last}`),
      ])
        expect([answer.status, await codeOf(answer)]).toEqual([400, 'bad-event-id'])
    },
  )
})
