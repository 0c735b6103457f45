import type { Registers } from '../../server/src/client.ts'

type Properties = Readonly<Record<string, unknown>>
/** All items of a collection of the street. */
export type ReadItems = (collection: string) => Promise<readonly Properties[]>

/** What the OGC collections hold of a street's registers. */
export interface RegisterItems {
  readonly grids: readonly Properties[]
  readonly organizations: readonly Properties[]
  readonly gaps: readonly Properties[]
  readonly posts: readonly Properties[]
  readonly places: readonly Properties[]
  readonly compounds: readonly Properties[]
  readonly bodies: readonly Properties[]
}

export const readRegisterItems = async (read: ReadItems): Promise<RegisterItems> => ({
  grids: [...(await read('districts')), ...(await read('units')), ...(await read('basic-grids'))],
  organizations: await read('organizations'),
  gaps: await read('organization-gaps'),
  posts: await read('posts'),
  places: await read('places'),
  compounds: await read('compounds'),
  bodies: await read('bodies'),
})

const sum = (rows: readonly Properties[], name: string): number =>
  rows.reduce((total, row) => total + Number(row[name]), 0)

const items = ['site', 'facilities', 'sign', 'rules', 'funds', 'staff'] as const
const levels = ['district', 'unit', 'basic'] as const
const kinds = ['secretary', 'cadre', 'advisor', 'grid-lead', 'grid-worker', 'basic-lead'] as const

/** The registers' figures of a place, counted from the collections alone; null is the street. */
export const recountRegisters = (
  of: RegisterItems,
  code: string | null,
): Omit<Registers, 'asOf' | 'plan' | 'place'> => {
  const parentOf = new Map(of.grids.map((grid) => [grid.code, grid.parent_code]))
  const isWithin = (grid: unknown): boolean =>
    code === null || grid === code || (parentOf.has(grid) && isWithin(parentOf.get(grid)))
  const own = (rows: readonly Properties[], by: string) => rows.filter((row) => isWithin(row[by]))
  const places = own(of.places, 'basic_code')
  const serving = places.filter(
    ({ kind, status }) => status === 'operating' && (kind === 'hall' || kind === 'centre'),
  )
  const compounds = own(of.compounds, 'basic_code')
  const managed = compounds.filter((it) => it.property_company !== null)
  const unmanaged = compounds.filter((it) => it.unmanaged === true)
  const isNew = ({ kind }: Properties) => kind !== 'partner'
  const bodies = own(of.bodies, 'basic_code').filter(isNew)
  const organized = new Set(of.organizations.map((it) => it.grid_code))
  const none = of.organizations.length === 0
  const levelOf = (level: (typeof levels)[number]) => {
    const grids = own(of.grids, 'code').filter((grid) => grid.level === level)
    const present = grids.filter((grid) => organized.has(grid.code)).length
    return { expected: grids.length, present: none ? null : present }
  }
  const statuses = (kind: string) => ({
    operating: places.filter((it) => it.kind === kind && it.status === 'operating').length,
    candidate: places.filter((it) => it.kind === kind && it.status === 'candidate').length,
  })
  const rated = (rating: string | null) => managed.filter((it) => it.rating === rating).length
  const covered = (by: string | null) => bodies.filter((it) => it.coverage === by).length
  const graded = (grade: number | null) => serving.filter((it) => it.grade === grade).length
  const posts = own(of.posts, 'grid_code')
  const streetPresent = of.organizations.filter(({ level }) => level === 'street').length
  return {
    onRecord: {
      organizations: of.organizations.length,
      posts: of.posts.length,
      places: of.places.length,
      compounds: of.compounds.length,
      bodies: of.bodies.filter(isNew).length,
    },
    levels: {
      street: { expected: code === null ? 1 : 0, present: none ? null : code === null ? streetPresent : 0 },
      district: levelOf('district'),
      unit: levelOf('unit'),
      basic: levelOf('basic'),
    },
    blanks: levels.flatMap((level) =>
      own(of.gaps, 'code')
        .filter((gap) => gap.level === level)
        .map(({ rule, code: grid, name, missing }) => ({ rule, level, code: grid, name, missing }))
        .toSorted(
          (a, b) =>
            String(a.code).localeCompare(String(b.code)) || String(b.rule).localeCompare(String(a.rule)),
        ),
    ) as Registers['blanks'],
    posts: kinds.flatMap((kind) => {
      const rows = posts.filter((it) => it.kind === kind)
      return rows.length === 0 ? [] : [{ kind, planned: sum(rows, 'planned'), filled: sum(rows, 'filled') }]
    }),
    places: {
      hall: statuses('hall'),
      centre: statuses('centre'),
      station: statuses('station'),
      'community-rooms': statuses('community-rooms'),
    },
    sixHave: {
      operating: serving.length,
      looked: serving.filter((it) => items.some((item) => it[item] !== null)).length,
      items: items.map((item) => {
        const looked = serving.filter((it) => it[item] !== null)
        const missing = looked.filter((it) => it[item] === false)
        return {
          item,
          looked: looked.length,
          present: looked.filter((it) => it[item] === true).length,
          missing: missing.map(({ id, name, grid_code: gridCode }) => ({ id, name, gridCode })),
        }
      }) as Registers['sixHave']['items'],
    },
    grades: { 1: graded(1), 2: graded(2), 3: graded(3), none: graded(null) },
    compounds: {
      total: compounds.length,
      neither: compounds.filter((it) => it.property_company === null && it.unmanaged === false).length,
    },
    ratings: {
      gold: rated('gold'),
      silver: rated('silver'),
      yellow: rated('yellow'),
      red: rated('red'),
      unrated: rated(null),
    },
    unmanaged: {
      total: unmanaged.length,
      withFallback: unmanaged.filter((it) => it.fallback_plan === true).length,
    },
    bodies: {
      total: bodies.length,
      covered: bodies.filter((it) => it.coverage !== null).length,
      byCoverage: {
        own: covered('own'),
        'joint-area': covered('joint-area'),
        'joint-trade': covered('joint-trade'),
        attached: covered('attached'),
        advisor: covered('advisor'),
        none: covered(null),
      },
    },
  }
}
