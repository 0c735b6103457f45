import { expect, test } from 'vitest'
import { eventId, parseEventId } from './event-id.ts'

test('an id is read as it was written', () => {
  expect(parseEventId(eventId('999901001', 0))).toEqual({ streetId: '999901001', seq: 0 })
  expect(parseEventId('999901001:123456')).toEqual({ streetId: '999901001', seq: 123_456 })
})

test.each([
  '',
  '7',
  ':',
  '999901001',
  '999901001:',
  '99990100:1',
  '999901001:01',
  '999901001:-1',
  '999901001:1e3',
])('%j was never sent', (text) => expect(parseEventId(text)).toBeNull())

test.each([' 999901001:1', '999901001:1 ', '999901001:1\n', '999901001:1.5', '999901001:9999999999999999'])(
  '%j neither',
  (text) => expect(parseEventId(text)).toBeNull(),
)
