import {
  companyRatings,
  gridLevels,
  type PlaceLevel,
  partyCoverages,
  type PlaceKind,
  postKinds,
} from '@wangge/geodata'
import { type RegisterPlace, type RegisterRows, selectRegisters } from '../db/queries/registers.ts'
import { type Registers, sixHaveItems } from '../routes/registers-schema.ts'
import { createMemo, type Memo } from './memo.ts'
import type { StreetData, StreetView } from './street-data.ts'
import type { FactNode, StreetFacts } from './street-facts.ts'

/** All but what every answer carries. */
export type RegisterFigures = Omit<Registers, 'asOf' | 'plan'>

/** A place with all grids in it. */
interface Within {
  readonly node: FactNode | null
  /** Itself and all below, where it is a grid. */
  readonly grids: readonly FactNode[]
  /** Whether a row of this basic grid, or of no grid, counts here. */
  holdsBasic(basicCode: string | null): boolean
  holdsGrid(gridCode: string | null): boolean
}

const withinOf = (facts: StreetFacts, code: string | null): Within | null => {
  const { tree } = facts
  // The street holds all that is its own, also what lies in no grid of the plan.
  if (code === null)
    return { node: null, grids: [...tree.nodes.values()], holdsBasic: () => true, holdsGrid: () => true }
  const node = tree.nodes.get(code)
  if (node === undefined) return null
  const below = (from: FactNode): FactNode[] => [from, ...tree.childrenOf(from.code).flatMap(below)]
  const grids = below(node)
  const codes = new Set(grids.map((grid) => grid.code))
  const holds = (other: string | null) => other !== null && codes.has(other)
  return { node, grids, holdsBasic: holds, holdsGrid: holds }
}

const countBy = <K extends string>(keys: readonly K[], of: (key: K) => number): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, number>

const sumOf = <T>(rows: readonly T[], count: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + count(row), 0)

const levelsOf = (facts: StreetFacts, { node, grids }: Within, onRecord: number): Registers['levels'] => {
  const of = (level: PlaceLevel) => {
    const own = grids.filter((grid) => grid.level === level)
    const expected = level === 'street' ? Number(node === null) : own.length
    const present =
      level === 'street'
        ? Number(node === null && facts.streetOrganization !== null)
        : own.filter(({ organizationName }) => organizationName !== null).length
    return { expected, present: onRecord === 0 ? null : present }
  }
  return { street: of('street'), district: of('district'), unit: of('unit'), basic: of('basic') }
}

const blanksOf = (facts: StreetFacts, { grids }: Within): Registers['blanks'] => {
  const codes = new Set(grids.map(({ code }) => code))
  return facts.gaps
    .filter(({ code }) => codes.has(code))
    .toSorted(
      (a, b) =>
        gridLevels.indexOf(a.level) - gridLevels.indexOf(b.level) ||
        Number(a.code > b.code) - Number(a.code < b.code),
    )
}

const postsOf = (rows: RegisterRows, { holdsGrid }: Within): Registers['posts'] =>
  postKinds.flatMap((kind) => {
    const own = rows.posts.filter((row) => row.kind === kind && holdsGrid(row.gridCode))
    if (own.length === 0) return []
    return [{ kind, planned: sumOf(own, (row) => row.planned), filled: sumOf(own, (row) => row.filled) }]
  })

const placesOf = (places: readonly RegisterPlace[]): Registers['places'] => {
  const of = (kind: PlaceKind) => {
    const own = places.filter((place) => place.kind === kind)
    const operating = own.filter((place) => place.operating).length
    return { operating, candidate: own.length - operating }
  }
  return {
    hall: of('hall'),
    centre: of('centre'),
    station: of('station'),
    'community-rooms': of('community-rooms'),
  }
}

const sixHaveOf = (streetId: string, serving: readonly RegisterPlace[]): Registers['sixHave'] => ({
  operating: serving.length,
  looked: serving.filter(({ sixHave }) => Object.keys(sixHave).length > 0).length,
  items: sixHaveItems.map((item) => {
    const looked = serving.filter(({ sixHave }) => sixHave[item] !== undefined)
    const missing = looked.filter(({ sixHave }) => sixHave[item] === false)
    return {
      item,
      looked: looked.length,
      present: looked.length - missing.length,
      missing: missing.map(({ id, name, gridCode }) => ({ id: `${streetId}.${id}`, name, gridCode })),
    }
  }),
})

const compoundsOf = (
  rows: RegisterRows,
  { holdsBasic }: Within,
): Pick<Registers, 'compounds' | 'ratings' | 'unmanaged'> => {
  const own = rows.compounds.filter(({ basicCode }) => holdsBasic(basicCode))
  const total = (condition: (row: (typeof own)[number]) => boolean) =>
    sumOf(own.filter(condition), ({ compounds }) => compounds)
  return {
    compounds: { total: total(() => true), neither: total((it) => !it.hasCompany && !it.unmanaged) },
    ratings: {
      ...countBy(companyRatings, (rating) => total((it) => it.hasCompany && it.rating === rating)),
      unrated: total((it) => it.hasCompany && it.rating === null),
    },
    unmanaged: {
      total: total((it) => it.unmanaged),
      withFallback: total((it) => it.unmanaged && it.fallbackPlan),
    },
  }
}

const bodiesOf = (rows: RegisterRows, { holdsBasic }: Within): Registers['bodies'] => {
  const own = rows.bodies.filter(({ basicCode }) => holdsBasic(basicCode))
  const total = (condition: (row: (typeof own)[number]) => boolean) =>
    sumOf(own.filter(condition), ({ bodies }) => bodies)
  return {
    total: total(() => true),
    covered: total(({ coverage }) => coverage !== null),
    byCoverage: {
      ...countBy(partyCoverages, (by) => total(({ coverage }) => coverage === by)),
      none: total(({ coverage }) => coverage === null),
    },
  }
}

/** Serve people who walk in: what six-have and grades are asked of. */
const serves = ({ kind, operating }: RegisterPlace): boolean =>
  operating && (kind === 'hall' || kind === 'centre')

/** The registers' figures of a place; null where the plan has no such grid. */
export const countRegisters = (
  { head }: StreetView,
  facts: StreetFacts,
  rows: RegisterRows,
  code: string | null,
): RegisterFigures | null => {
  const within = withinOf(facts, code)
  if (within === null) return null
  const { node } = within
  const places = rows.places.filter(({ basicCode }) => within.holdsBasic(basicCode))
  const serving = places.filter(serves)
  const graded = (grade: RegisterPlace['grade']) => serving.filter((it) => it.grade === grade).length
  return {
    place: {
      level: node?.level ?? 'street',
      code: node?.code ?? head.id,
      name: node?.name ?? head.name,
    },
    onRecord: {
      organizations: rows.organizations,
      posts: sumOf(rows.posts, ({ posts }) => posts),
      places: rows.places.length,
      compounds: sumOf(rows.compounds, ({ compounds }) => compounds),
      bodies: sumOf(rows.bodies, ({ bodies }) => bodies),
    },
    levels: levelsOf(facts, within, rows.organizations),
    blanks: blanksOf(facts, within),
    posts: postsOf(rows, within),
    places: placesOf(places),
    sixHave: sixHaveOf(head.id, serving),
    grades: { 1: graded(1), 2: graded(2), 3: graded(3), none: graded(null) },
    ...compoundsOf(rows, within),
    bodies: bodiesOf(rows, within),
  }
}

export type ReadRegisters = (view: StreetView, code: string | null) => Promise<RegisterFigures | null>

/** Rows of about 200 streets stay in memory: a tour asks for one place after the other. */
export const createRegisters = (data: StreetData): ReadRegisters => {
  const memo: Memo<RegisterRows> = createMemo(
    200_000,
    ({ posts, places, compounds, bodies }) =>
      1 + posts.length + places.length + compounds.length + bodies.length,
  )
  return async (view, code) => {
    const { head, planId } = view
    const rows = await memo.get(`${head.id} ${head.stamp} ${planId}`, () =>
      selectRegisters(data.db.sql, { streetId: head.id, planId }),
    )
    return countRegisters(view, await data.facts(view), rows, code)
  }
}
