import { fail, ok, type Result, type StreetId } from '@wangge/geodata'

/** First of the codes 000000001 to 000000999 that no street has: imports without an official code. */
export const freeCode = (taken: ReadonlySet<string>): Result<StreetId, 'no-free-code'> => {
  for (let n = 1; n <= 999; n++) {
    const code = String(n).padStart(9, '0')
    if (!taken.has(code)) return ok(code as StreetId)
  }
  return fail('no-free-code')
}
