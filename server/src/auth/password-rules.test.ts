import { describe, expect, it } from 'vitest'
import { checkNewPassword } from './password-rules.ts'

const codeFor = (name: string, password: string) => {
  const checked = checkNewPassword(name, password)
  return checked.ok ? 'accepted' : checked.failure.code
}

describe('checkNewPassword', () => {
  it.each([
    ['', 'too-short'],
    ['ninechars', 'too-short'],
    ['x'.repeat(257), 'too-long'],
    ['zhanghua12', 'same-as-name'],
    ['1ZhangHua!', 'same-as-name'],
    ['aaaaaaaaaaaa', 'too-simple'],
    ['abababababab', 'too-simple'],
    ['0123456789', 'too-simple'],
    ['1234567890', 'too-simple'],
    ['jihgfedcba', 'too-simple'],
    ['QWERTYUIOP', 'too-simple'],
    ['1qaz2wsx3edc', 'too-simple'],
    ['Password123', 'too-simple'],
    ['wangge2026!', 'too-simple'],
    ['correct horse', 'accepted'],
    ['网格图的管理员口令一', 'accepted'],
  ])('%s: %s', (password, code) => {
    expect(codeFor('zhanghua', password)).toBe(code)
  })

  it('says how long it must be', () => {
    expect(checkNewPassword('a1', 'short')).toEqual({
      ok: false,
      failure: { code: 'too-short', detail: { limit: 10 } },
    })
  })
})
