import { afterEach, expect, test, vi } from 'vitest'
import type { Sql } from '../db/database.ts'
import { createChangeBus } from './change-bus.ts'

afterEach(() => vi.restoreAllMocks())

/** A line that does not open: what LISTEN ends with where the client is closed meanwhile. */
const busWithoutLine = () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  let refuse = (_error: Error): void => undefined
  const listen = () =>
    new Promise((_, reject) => {
      refuse = reject
    })
  const bus = createChangeBus({ listen } as unknown as Sql, 'postgres')
  return { bus, said, refuse: (error: Error) => refuse(error) }
}

test('a line that does not open is told of while somebody waits for it', async () => {
  const { bus, said, refuse } = busWithoutLine()
  bus.onChange(() => undefined)
  refuse(new Error('gone'))
  await vi.waitFor(() => expect(said.mock.calls).toEqual([['LISTEN wangge_change: gone\n']]))
})

test('once all have left, as when the server stops, nothing is said', async () => {
  const { bus, said, refuse } = busWithoutLine()
  const leave = [bus.onChange(() => undefined), bus.onChange(() => undefined)]
  for (const each of leave) each()
  refuse(new Error('gone'))
  await new Promise(setImmediate)
  expect(said.mock.calls).toEqual([])
})
