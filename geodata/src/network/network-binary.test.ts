import { describe, expect, test } from 'vitest'
import { buildNetwork } from './build-network.ts'
import { readNetwork, writeNetwork } from './network-binary.ts'
import { way } from './test-ways.ts'

const network = buildNetwork([
  way(1, [
    [0, 0],
    [50, 0],
    [100, 0],
  ]),
  way(
    2,
    [
      [50, -50],
      [50, 0],
      [50, 50],
    ],
    { layer: -1, tunnel: true },
  ),
  way(
    3,
    [
      [100, 0],
      [120, 30],
      [100, 60],
    ],
    { roadClass: 'steps' },
  ),
])
const bytes = () => writeNetwork(network)
const failureOf = (buffer: ArrayBuffer) => {
  const read = readNetwork(buffer)
  return read.ok ? null : read.failure.code
}

describe('the binary form', () => {
  test('comes back the same, as views of the bytes', () => {
    const buffer = bytes()
    const read = readNetwork(buffer)
    if (!read.ok) throw new Error(read.failure.code)
    expect(read.value).toEqual(network)
    expect(read.value.shapeM.buffer).toBe(buffer)
    expect(writeNetwork(read.value)).toEqual(buffer)
  })

  test('every cut, and every byte more, is refused', () => {
    const buffer = bytes()
    for (let length = 0; length < buffer.byteLength; length += 1) {
      expect(failureOf(buffer.slice(0, length))).not.toBeNull()
    }
    const longer = new ArrayBuffer(buffer.byteLength + 8)
    new Uint8Array(longer).set(new Uint8Array(buffer))
    expect(failureOf(longer)).toBe('network-truncated')
  })

  test('every flipped bit is refused, by name', () => {
    const codes = new Map<string | null, number>()
    const size = bytes().byteLength
    for (let bit = 0; bit < 8 * size; bit += 1) {
      const buffer = bytes()
      const view = new Uint8Array(buffer)
      view[bit >> 3] = (view[bit >> 3] as number) ^ (1 << (bit & 7))
      const code = failureOf(buffer)
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    // The header's last four bytes are spare.
    expect(codes.get(null)).toBe(32)
    expect(codes.get('not-a-network')).toBe(32)
    expect(codes.get('network-version')).toBe(32)
    expect(codes.get('network-truncated')).toBe(4 * 32)
    expect(codes.get('network-checksum')).toBe(8 * size - 7 * 32)
  })

  test('an empty network is a network', () => {
    expect(failureOf(writeNetwork(buildNetwork([])))).toBeNull()
  })
})
