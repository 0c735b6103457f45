import { describe, expect, it } from 'vitest'
import {
  readGroundBuildings,
  readWalkGround,
  writeGroundBuildings,
  writeWalkGround,
} from './ground-binary.ts'
import { ground } from './test-ground.ts'

const codeOf = (bytes: Uint8Array): string | null => {
  const read = readWalkGround(bytes)
  return read.ok ? null : read.failure.code
}

describe('the packed ground', () => {
  it('comes back the same, from any offset in a buffer', () => {
    const bytes = writeWalkGround(ground)
    expect(readWalkGround(bytes)).toEqual({ ok: true, value: ground })
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect(readWalkGround(shifted.subarray(3))).toEqual({ ok: true, value: ground })
    expect(writeWalkGround(ground)).toEqual(bytes)
  })

  it('holds the buildings as they are stored with the network', () => {
    const bytes = writeGroundBuildings(ground.buildings)
    expect(readGroundBuildings(bytes)).toEqual({ ok: true, value: ground.buildings })
    expect(codeOf(bytes)).toBe('other-file')
  })

  it('every cut, and every byte more, is refused', () => {
    const bytes = writeWalkGround(ground)
    for (let length = 0; length < bytes.length; length += 1) {
      expect(codeOf(bytes.slice(0, length))).toBe(length < 8 ? 'other-file' : 'file-truncated')
    }
    const longer = new Uint8Array(bytes.length + 8)
    longer.set(bytes)
    expect(codeOf(longer)).toBe('file-truncated')
  })

  it('every flipped bit is refused, by name', () => {
    const bytes = writeGroundBuildings(ground.buildings)
    const codes = new Map<string, number>()
    for (let bit = 0; bit < 8 * bytes.length; bit += 1) {
      const damaged = bytes.slice()
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const read = readGroundBuildings(damaged)
      const name = read.ok ? 'read' : read.failure.code
      codes.set(name, (codes.get(name) ?? 0) + 1)
    }
    expect(codes.get('read')).toBeUndefined()
    expect(codes.get('other-file')).toBe(32)
    expect(codes.get('file-version')).toBe(32)
    expect((codes.get('file-truncated') ?? 0) + (codes.get('file-checksum') ?? 0)).toBe(8 * bytes.length - 64)
  })

  it('columns that do not fit together are refused', () => {
    const { basic, buildings } = ground
    expect(codeOf(writeWalkGround({ ...ground, basic: basic.slice(1) }))).toBe('file-inconsistent')
    expect(codeOf(writeWalkGround({ ...ground, basic: basic.map(() => 9) }))).toBe('file-inconsistent')
    expect(codeOf(writeWalkGround({ ...ground, gridShapes: buildings.footprints }))).toBe('file-inconsistent')
    const short = { ...buildings, households: buildings.households.slice(1) }
    expect(codeOf(writeWalkGround({ ...ground, buildings: short }))).toBe('file-inconsistent')
  })
})
