import { fail, ok, type Result } from '@wangge/geodata'
import type { StreetHead } from '../db/queries/streets.ts'
import type { Said } from './read-form.ts'

type JurisdictionRefusal = 'jurisdiction-missing' | 'jurisdiction-unknown'

/** A jurisdiction is a street. Its id has to be said where there are several; a wrong one is refused everywhere. */
export const chooseStreet = (
  streets: readonly StreetHead[],
  said: Said,
): Result<StreetHead, JurisdictionRefusal> => {
  const id = said.one('jurisdiction_id')
  const [first, ...others] = id === null ? streets : streets.filter((head) => head.id === id)
  if (first === undefined) return fail('jurisdiction-unknown', { id: id ?? '' })
  return others.length === 0 ? ok(first) : fail('jurisdiction-missing')
}
