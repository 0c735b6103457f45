import { describe, expect, it } from 'vitest'
import { withoutReady } from './one-ready-per-sync.mjs'

const message = (type: string, body: string) => {
  const bytes = Buffer.from(`${type}\0\0\0\0${body}`)
  bytes.writeUInt32BE(bytes.length - 1, 1)
  return bytes
}
const ready = message('Z', 'I')
const row = message('D', 'ZZZZ\0Z\0\0\0\u0005I')
const failure = message('E', 'SERROR\0')
const done = message('C', 'SELECT 1\0')
const empty = message('1', '')

/** What is passed on where the answer arrives in chunks of `size` bytes. */
const passed = (answer: Buffer, size: number) => {
  const parts: Uint8Array[] = []
  let errors = 0
  const take = withoutReady(
    (data) => parts.push(Uint8Array.from(data)),
    () => {
      errors += 1
    },
  )
  for (let at = 0; at < answer.length; at += size) take(answer.subarray(at, at + size))
  return { bytes: Buffer.concat(parts).toString('latin1'), errors }
}

describe('withoutReady', () => {
  const answer = Buffer.concat([empty, row, ready, failure, ready, row, done])
  const expected = Buffer.concat([empty, row, failure, row, done]).toString('latin1')

  it('leaves ReadyForQuery out and tells of errors, wherever the chunks end', () => {
    for (let size = 1; size <= answer.length; size += 1)
      expect(passed(answer, size)).toEqual({ bytes: expected, errors: 1 })
  })

  it('passes all else on as it is', () => {
    const plain = Buffer.concat([row, done])
    expect(passed(plain, plain.length)).toEqual({ bytes: plain.toString('latin1'), errors: 0 })
  })
})
