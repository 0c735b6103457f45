import type { Coverage, Registers, RequestIndicatorsAnswer } from '../../server/src/client.ts'
import { readRegisterItems, recountRegisters } from './recount-registers.ts'

/** Asks the server's API for JSON. */
export type Ask = <T>(path: string) => Promise<T>

interface Items {
  readonly features: { readonly properties: Readonly<Record<string, unknown>> }[]
}

export interface ExpectedFigure {
  readonly value: number | null
  readonly of?: number
}

type Figures = Map<string, ExpectedFigure>

const coverageFigures = (coverage: Coverage): [string, ExpectedFigure][] => {
  const { street, grids, gaps } = coverage
  const within = (minutes: number): number =>
    street.within.find((entry) => entry.minutes === minutes)?.households ?? 0
  const [five, ten, fifteen] = [within(5), within(10), within(15)]
  const all = street.households
  const value = (count: number): ExpectedFigure => ({ value: count })
  const shown = gaps.gaps.slice(0, 5)
  return [
    ['coverage.share5', value(five / all)],
    ['coverage.households5', value(five)],
    ['coverage.households', value(all)],
    ['coverage.claimedShare5', value(street.radius.claimed / all)],
    ['coverage.denied5', value(street.radius.denied)],
    ['coverage.band.5', value(five / all)],
    ['coverage.band.5-10', value((ten - five) / all)],
    ['coverage.band.10-15', value((fifteen - ten) / all)],
    ['coverage.band.over', value((all - fifteen) / all)],
    ...grids.map(({ code, covered, households }): [string, ExpectedFigure] => [
      `coverage.child.${code}`,
      value(covered / households),
    ]),
    ...shown.map(({ id, households }): [string, ExpectedFigure] => [`coverage.gap.${id}`, value(households)]),
    [
      'coverage.gap.rest',
      value(gaps.total.households - shown.reduce((sum, { households }) => sum + households, 0)),
    ],
  ]
}

const requestFigures = (
  month: RequestIndicatorsAnswer,
  today: RequestIndicatorsAnswer,
  units: readonly RequestIndicatorsAnswer[],
): [string, ExpectedFigure][] => [
  ...today.figures.byStage.flatMap(({ stage, count, overdue }): [string, ExpectedFigure][] => [
    [`requests.stage.${stage}`, { value: count }],
    [`requests.stage.${stage}.overdue`, { value: overdue }],
  ]),
  ...today.figures.byHour.map((count, hour): [string, ExpectedFigure] => [
    `requests.hour.${hour}`,
    { value: count },
  ]),
  ...(['response', 'resolution', 'satisfaction'] as const).map((rate): [string, ExpectedFigure] => {
    const { yes, among } = month.figures[rate]
    return [`requests.rate.${rate}`, { value: among === 0 ? null : yes / among }]
  }),
  ...units.flatMap(({ groups }) =>
    groups.map(({ key, households, figures }): [string, ExpectedFigure] => [
      `requests.per1000.${key}`,
      { value: households === null || households === 0 ? null : (figures.total / households) * 1000 },
    ]),
  ),
]

type Recounted = ReturnType<typeof recountRegisters>

const registerFigures = (registers: Recounted): [string, ExpectedFigure][] => {
  const { onRecord, levels, sixHave, ratings, posts, places, grades, bodies, unmanaged } = registers
  const known = (count: number, value: number): number | null => (count === 0 ? null : value)
  const sum = (of: 'planned' | 'filled'): number => posts.reduce((total, post) => total + post[of], 0)
  return [
    ...Object.entries(levels).map(([level, { expected, present }]): [string, ExpectedFigure] => [
      `organization.${level}`,
      { value: present, of: expected },
    ]),
    ...sixHave.items.map(({ item, looked, present }): [string, ExpectedFigure] => [
      `organization.six.${item}`,
      { value: looked === 0 ? null : present },
    ]),
    ...Object.entries(ratings).map(([rating, value]): [string, ExpectedFigure] => [
      `organization.rating.${rating}`,
      { value },
    ]),
    ['organization.posts', { value: known(onRecord.posts, sum('filled')), of: sum('planned') }],
    ...posts.map(({ kind, planned, filled }): [string, ExpectedFigure] => [
      `organization.post.${kind}`,
      { value: filled, of: planned },
    ]),
    ...Object.entries(places).map(([kind, { operating }]): [string, ExpectedFigure] => [
      `organization.place.${kind}`,
      { value: known(onRecord.places, operating) },
    ]),
    ...([1, 2, 3] as const).map((grade): [string, ExpectedFigure] => [
      `organization.grade.${grade}`,
      { value: known(onRecord.places, grades[grade]) },
    ]),
    ['organization.bodies', { value: known(onRecord.bodies, bodies.covered), of: bodies.total }],
    [
      'organization.unmanaged',
      { value: known(onRecord.compounds, unmanaged.withFallback), of: unmanaged.total },
    ],
  ]
}

/** Every figure the big screen may show of a whole street, from the API's own answers and the OGC collections. */
export const screenFigures = async (ask: Ask, street: string): Promise<Figures> => {
  const coverage = await ask<Coverage>(`/api/v1/coverage?street=${street}&minutes=5,10,15&level=district`)
  const month = await ask<RequestIndicatorsAnswer>(`/api/v1/requests/indicators?street=${street}`)
  const day = month.window.to
  const today = await ask<RequestIndicatorsAnswer>(
    `/api/v1/requests/indicators?street=${street}&from=${day}&to=${day}`,
  )
  const units = []
  for (const { code } of coverage.grids)
    units.push(
      await ask<RequestIndicatorsAnswer>(`/api/v1/requests/indicators?street=${street}&grid=${code}&by=grid`),
    )
  const items = await readRegisterItems(async (collection) => {
    const { features } = await ask<Items>(
      `/ogc/collections/${collection}/items?f=json&street=${street}&limit=5000`,
    )
    return features.map(({ properties }) => properties)
  })
  const registers: Omit<Registers, 'asOf' | 'plan' | 'place'> = recountRegisters(items, null)
  return new Map([
    ...coverageFigures(coverage),
    ...requestFigures(month, today, units),
    ...registerFigures(registers),
  ])
}
