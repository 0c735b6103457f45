import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlaceLevel } from '@wangge/geodata'
import { coverageQuery } from '../../../api/coverage.ts'
import { type Overview, overviewQuery } from '../../../api/overview.ts'
import { registersQuery } from '../../../api/registers.ts'
import { latestRequestsQuery, placeIndicatorsQuery } from '../../../api/screen-requests.ts'
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

const questions = (street: Overview, streetParameter: string | null, code: string | null) => {
  const id = street.street.id
  const today = dayEndingAt(street.requests.to)
  const level = code === null ? 'street' : levelOfCode(code)
  return [
    { ...overviewQuery(streetParameter, code), ...every },
    { ...coverageQuery(id, levelBelow[level]), ...every },
    { ...placeIndicatorsQuery(id, code, null, 'grid'), ...every },
    { ...placeIndicatorsQuery(id, code, dayAlone(today)), ...every },
    { ...placeIndicatorsQuery(id, code, daysBefore(today)), ...every },
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
  const wanted = useQueries({ queries: questions(street, streetParameter, code) })
  const [place, coverage, month, today, before, latest, registers] = useQueries({
    queries: questions(street, streetParameter, shown),
  })
  if (shown !== code && wanted.every(({ isPending }) => !isPending)) setShown(code)
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
