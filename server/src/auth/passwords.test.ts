import { hash } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { checkPassword, hashPassword, isOutdated } from './passwords.ts'

const msOf = async (stored: string | null) => {
  const began = performance.now()
  expect((await checkPassword(stored, 'wrong')).ok).toBe(true)
  return performance.now() - began
}

describe('passwords', () => {
  it('hashes by argon2id with OWASP’s parameters', async () => {
    const hashed = await hashPassword('correct horse 电池')
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(isOutdated(hashed)).toBe(false)
    expect(await checkPassword(hashed, 'correct horse 电池')).toEqual({ ok: true, value: true })
    expect(await checkPassword(hashed, 'correct horse 电')).toEqual({ ok: true, value: false })
  })

  it('takes one password typed in two Unicode forms as one', async () => {
    const hashed = await hashPassword('cafe\u0301 1234567')
    expect(await checkPassword(hashed, 'caf\u00e9 1234567')).toEqual({ ok: true, value: true })
  })

  it('knows hashes of other parameters', async () => {
    expect(isOutdated(await hash('x', { algorithm: 2, memoryCost: 8192, timeCost: 1 }))).toBe(true)
  })

  it('is false for no account, and as slow', async () => {
    const hashed = await hashPassword('correct horse')
    // The quickest of several, taken by turns: a busy machine makes single ones slow, and none quick.
    const ms = { nobody: Infinity, somebody: Infinity }
    for (let i = 0; i < 10; i += 1) {
      ms.nobody = Math.min(ms.nobody, await msOf(null))
      ms.somebody = Math.min(ms.somebody, await msOf(hashed))
    }
    expect(ms.nobody / ms.somebody).toBeGreaterThan(0.2)
    expect(ms.nobody / ms.somebody).toBeLessThan(5)
    expect(await checkPassword(null, 'wrong')).toEqual({ ok: true, value: false })
  })

  it('refuses what it cannot get to soon, and recovers', async () => {
    const hashed = await hashPassword('correct horse')
    const answers = await Promise.all(Array.from({ length: 30 }, () => checkPassword(hashed, 'wrong')))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(18)
    expect(answers.filter((answer) => !answer.ok)).toHaveLength(12)
    expect(await checkPassword(hashed, 'correct horse')).toEqual({ ok: true, value: true })
  })
})
