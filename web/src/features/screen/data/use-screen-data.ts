import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlaceLevel } from '@wangge/geodata'
import { coverageQuery } from '../../../api/coverage.ts'
import { type Overview, overviewQuery } from '../../../api/overview.ts'
import { registersQuery } from '../../../api/registers.ts'
import { latestRequestsQuery, placeIndicatorsQuery } from '../../../api/screen-requests.ts'
import { sessionQuery } from '../../../api/session.ts'
import { levelOfCode } from '../../../map/level-of-code.ts'
import { partOf } from './part-of.ts'
import { dayAlone, dayEndingAt, daysBefore } from './request-days.ts'
import type { ScreenData } from './screen-data.ts'

/** A live screen hears of changes; this is for what nobody tells, and for when the line is silent. */
const askAnewEveryMs = 60_000

const levelBelow: Readonly<Record<PlaceLevel, PlaceLevel>> = {
  street: 'district',
  district: 'unit',
  unit: 'basic',
  basic: 'basic',
}

const every = { refetchInterval: askAnewEveryMs, refetchIntervalInBackground: true }

interface Allowed {
  readonly month: boolean
  /** Other windows than the last 30 days. */
  readonly days: boolean
}

/** What may be asked of a place's requests: a refusal would come again with every change in the street. */
const useAllowed = (streetParameter: string | null, code: string | null): Allowed => {
  const session = useQuery(sessionQuery).data
  const place = useQuery(overviewQuery(streetParameter, code)).data
  if (code === null || levelOfCode(code) !== 'basic') return { month: true, days: true }
  const seesSingleOnes = session?.permissions.includes('requests.read') ?? false
  return { month: seesSingleOnes || place?.requests.suppressed === false, days: seesSingleOnes }
}

const questions = (
  street: Overview,
  streetParameter: string | null,
  code: string | null,
  allowed: Allowed,
) => {
  const id = street.street.id
  const today = dayEndingAt(street.requests.to)
  const level = code === null ? 'street' : levelOfCode(code)
  return [
    { ...overviewQuery(streetParameter, code), ...every },
    { ...coverageQuery(id, levelBelow[level]), ...every },
    { ...placeIndicatorsQuery(id, code, null, 'grid'), ...every, enabled: allowed.month },
    { ...placeIndicatorsQuery(id, code, dayAlone(today)), ...every, enabled: allowed.days },
    { ...placeIndicatorsQuery(id, code, daysBefore(today)), ...every, enabled: allowed.days },
    { ...latestRequestsQuery(id, code), ...every },
    { ...registersQuery(id, code), ...every },
  ] as const
}

/**
 * Everything the panels tell of a place. While another place is on its way the figures of the one before stay, all of
 * them: a panel never tells of two places at once. `streetParameter` is the address's; null is the default street.
 */
export const useScreenData = (
  street: Overview,
  streetParameter: string | null,
  code: string | null,
): ScreenData => {
  const [shown, setShown] = useState(code)
  const allowed = { wanted: useAllowed(streetParameter, code), shown: useAllowed(streetParameter, shown) }
  const wanted = useQueries({ queries: questions(street, streetParameter, code, allowed.wanted) })
  const [place, coverage, month, today, before, latest, registers] = useQueries({
    queries: questions(street, streetParameter, shown, allowed.shown),
  })
  if (shown !== code && wanted.every(({ isPending, isEnabled }) => !isPending || !isEnabled)) setShown(code)
  return {
    code: shown,
    street,
    place: partOf(place),
    coverage: partOf(coverage),
    month: partOf(month),
    today: partOf(today),
    before: partOf(before),
    latest: partOf(latest),
    registers: partOf(registers),
  }
}
