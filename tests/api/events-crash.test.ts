import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../server/src/db/open.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { type FreshTarget, freshTarget } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { type RunningProgram, runSource, runWangge, stopPrograms } from '../support/run-source.ts'
import { freePort } from '../support/throwaway-cluster.ts'
import { follow, range, street } from './events-fixture.ts'

let target: FreshTarget
beforeAll(async () => {
  target = await freshTarget()
  const opened = await openDatabase(target)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  await writeStreet(opened.value, latticeStreet(street), { kind: 'demo', source: 'test' })
  await opened.value.close()
})
afterEach(stopPrograms)
afterAll(() => target.remove())

const acknowledgedBy = ({ lines }: RunningProgram): string[] =>
  lines.flatMap((line) => (line.startsWith('acknowledged ') ? [`${street}.${line.split(' ')[1]}`] : []))

test('a server that is told to stop while somebody follows ends the stream, and itself, in order', async () => {
  const server = runWangge(['serve'], { ...target.env, PORT: '0' })
  const line = await server.waitForLine(/^网格图 Wangge: /)
  const follower = await follow(line.replace('网格图 Wangge: ', ''))
  await follower.until(() => follower.told.length > 0)
  server.process.kill('SIGTERM')
  const stopping = Date.now()
  await follower.over
  // Without an end of its own the stream would be cut off after three seconds.
  expect(Date.now() - stopping).toBeLessThan(2900)
  expect(await server.ended).toBe(0)
  expect(server.errorLines.join('\n')).toBe('')
})

test('what was acknowledged before the server was killed reaches each follower once', async () => {
  const port = String(await freePort())
  const url = `http://127.0.0.1:${port}`
  const start = () =>
    runSource('tests/api/events-server-program.ts', [port, street, target.dataDir, target.url ?? ''])
  let done: ((id: string) => boolean) | null = null

  /** As a browser does: comes back with the last id until it has what it waits for. */
  const followThrough = async (): Promise<{ ids: string[]; seqs: number[]; lines: number }> => {
    const ids: string[] = []
    const seqs: number[] = []
    let last: string | undefined
    for (let lines = 1; ; lines += 1) {
      const follower = await follow(url, last === undefined ? {} : { last }).catch(() => null)
      if (follower !== null) {
        const ended = () => done?.(String(follower.told.at(-1)?.data['requestId'])) === true
        await Promise.race([follower.over, follower.until(ended, 120_000)])
        follower.drop()
        expect(follower.told.filter(({ event }) => event === 'reset')).toEqual([])
        ids.push(...follower.told.flatMap(({ data }) => (data['requestId'] as string | undefined) ?? []))
        seqs.push(...follower.seqs())
        last = follower.lastId ?? last
        if (ended()) return { ids, seqs, lines }
      }
      await new Promise((later) => setTimeout(later, 50))
    }
  }

  const first = start()
  await first.waitForLine(/^acknowledged /)
  const followers = range(1, 5).map(followThrough)
  await first.waitForLine(new RegExp(`^acknowledged ${21 + 40}$`))
  first.process.kill('SIGKILL')
  await first.ended
  const second = start()
  await second.waitForLine(new RegExp(`^acknowledged ${21 + 40 + 40}$`))
  second.process.kill('SIGTERM')
  await second.waitForLine(/^written$/)
  const acknowledged = [...acknowledgedBy(first), ...acknowledgedBy(second)]
  done = (id) => id === acknowledged.at(-1)
  const all = await Promise.all(followers)
  expect(acknowledged.length).toBeGreaterThanOrEqual(80)
  for (const { ids, seqs, lines } of all) {
    expect(lines).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(ids.length)
    expect(seqs).toEqual(range(seqs[0] ?? 0, seqs.at(-1) ?? 0))
    const from = acknowledged.indexOf(ids[0] ?? '')
    expect(from).toBeGreaterThanOrEqual(0)
    const seen = new Set(ids)
    expect(acknowledged.slice(from).filter((id) => !seen.has(id))).toEqual([])
  }
}, 180_000)
