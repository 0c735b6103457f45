import { expect, it } from 'vitest'
import { newBearerToken, readBearer, tokenHash } from './secret-token.ts'

it('makes tokens of 256 bits that name themselves', () => {
  const token = newBearerToken()
  expect(token).toMatch(/^wgt_[\w-]{43}$/)
  expect(newBearerToken()).not.toBe(token)
  expect(tokenHash(token)).toHaveLength(32)
})

it.each([
  [null, null],
  ['Bearer wgt_abc', { token: 'wgt_abc' }],
  ['bearer  wgt_abc ', { token: 'wgt_abc' }],
  ['Bearer abc', 'bad'],
  ['Bearer wgt_a wgt_b', 'bad'],
  ['Basic d2d0XzE6', 'bad'],
  ['', 'bad'],
])('reads Authorization %s', (header, read) => {
  expect(readBearer(header)).toEqual(read)
})
