import { useQueries } from '@tanstack/react-query'
import type { IndicatorGroup } from '../../../../api/requests.ts'
import { placeIndicatorsQuery } from '../../../../api/screen-requests.ts'
import type { ScreenData } from '../../data/screen-data.ts'

/** Of fewer households a rate of thousands says more of the few than of the grid. */
export const leastHouseholds = 100

export const rank = (groups: readonly IndicatorGroup[]): IndicatorGroup[] =>
  groups
    .filter(
      ({ key, households, figures }) =>
        key !== '' && (households ?? 0) >= leastHouseholds && figures.per1000Households !== null,
    )
    .toSorted(
      (a, b) =>
        (b.figures.per1000Households ?? 0) - (a.figures.per1000Households ?? 0) || a.key.localeCompare(b.key),
    )

/** The units of the street, or the grids below another place, most requests for their households first. */
export const useUnitRanking = (data: ScreenData, isShown: boolean): readonly IndicatorGroup[] => {
  const { street, code, month } = data
  const isStreet = code === null
  const districts = isShown && isStreet ? street.children.map((child) => child.code) : []
  const answers = useQueries({
    queries: districts.map((district) => placeIndicatorsQuery(street.street.id, district, null, 'grid')),
  })
  const groups = isStreet
    ? answers.flatMap((answer) => answer.data?.groups ?? [])
    : (month.value?.groups ?? [])
  return rank(groups)
}
