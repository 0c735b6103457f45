import { type Result, fail, ok } from '@wangge/geodata'

export type PasswordRefusal = 'too-short' | 'too-long' | 'same-as-name' | 'too-simple'

export const shortestPassword = 10
const longestPassword = 256
const fewestDifferent = 5

/** What fingers run along. */
const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv',
]
const isRow = (text: string): boolean =>
  rows.some((row) => row.includes(text) || [...row].toReversed().join('').includes(text))

/** Failure detail: `limit` where there is one. Length is counted in characters as a person sees them typed. */
export const checkNewPassword = (name: string, password: string): Result<null, PasswordRefusal> => {
  const characters = [...password.normalize('NFKC').toLowerCase()]
  if (characters.length < shortestPassword) return fail('too-short', { limit: shortestPassword })
  if (characters.length > longestPassword) return fail('too-long', { limit: longestPassword })
  const text = characters.join('')
  if (name.length >= 4 && text.includes(name) && text.length - name.length < shortestPassword / 2)
    return fail('same-as-name')
  if (new Set(characters).size < fewestDifferent || isRow(text)) return fail('too-simple', {})
  if (/^(password|passw0rd|admin|qwerty(uiop)?|wangge|welcome|letmein)[\d!@#.]*$/.test(text))
    return fail('too-simple', {})
  return ok(null)
}
