import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { auditGenesis, auditHash } from './audit-hash.ts'

const entry = { at: '2026-07-27T01:02:03.004000Z', actor: 'li', action: 'sign-in', detail: { b: 1, a: 'x' } }

describe('auditHash', () => {
  it('is SHA-256 over the row before and the entry as JSON', () => {
    const text = '["2026-07-27T01:02:03.004000Z","li","sign-in",[["a","x"],["b",1]]]'
    expect(auditHash(auditGenesis, entry)).toEqual(
      createHash('sha256').update(Buffer.alloc(32)).update(text).digest(),
    )
  })

  it('does not hang on the order of keys, and does on everything else', () => {
    const hash = auditHash(auditGenesis, entry)
    expect(auditHash(auditGenesis, { ...entry, detail: { a: 'x', b: 1 } })).toEqual(hash)
    for (const other of [
      { ...entry, at: '2026-07-27T01:02:03.004001Z' },
      { ...entry, actor: 'wang' },
      { ...entry, action: 'sign-out' },
      { ...entry, detail: { a: 'x', b: '1' } },
      { ...entry, detail: { a: 'x' } },
    ])
      expect(auditHash(auditGenesis, other)).not.toEqual(hash)
    expect(auditHash(hash, entry)).not.toEqual(hash)
  })

  it.each([
    ['ab', 'c'],
    ['a', 'bc'],
    ['a","b', 'c'],
    ['', 'abc'],
  ])('never runs two fields together: %s and %s', (actor, action) => {
    const asked = auditHash(auditGenesis, { ...entry, actor, action })
    expect(asked).not.toEqual(auditHash(auditGenesis, { ...entry, actor: 'abc', action: '' }))
    expect(asked).not.toEqual(auditHash(auditGenesis, { ...entry, actor: 'a', action: 'b","c' }))
  })
})
