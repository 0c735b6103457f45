import { type Result, fail, ok } from '@wangge/geodata'

export type PasswordRefusal = 'too-short' | 'too-long' | 'same-as-name' | 'too-simple'

export const shortestPassword = 10
const longestPassword = 256
const fewestDifferent = 5

/** Failure detail: `limit` where there is one. Length is counted in characters as a person sees them typed. */
export const checkNewPassword = (name: string, password: string): Result<null, PasswordRefusal> => {
  const characters = [...password.normalize('NFKC').toLowerCase()]
  if (characters.length < shortestPassword) return fail('too-short', { limit: shortestPassword })
  if (characters.length > longestPassword) return fail('too-long', { limit: longestPassword })
  const text = characters.join('')
  if (name.length >= 4 && text.includes(name) && text.length - name.length < shortestPassword / 2)
    return fail('same-as-name')
  if (new Set(characters).size < fewestDifferent || isRun(characters)) return fail('too-simple', {})
  if (/^(password|passw0rd|admin|qwerty(uiop)?|wangge|welcome|letmein)[\d!@#.]*$/.test(text))
    return fail('too-simple', {})
  return ok(null)
}

/** `abcdefghij`, `0123456789`, `9876543210`: each character one step from the last, always the same way. */
const isRun = (characters: readonly string[]): boolean => {
  const steps = new Set<number>()
  for (let i = 1; i < characters.length; i += 1)
    steps.add((characters[i]?.codePointAt(0) ?? 0) - (characters[i - 1]?.codePointAt(0) ?? 0))
  return steps.size === 1 && (steps.has(1) || steps.has(-1))
}
