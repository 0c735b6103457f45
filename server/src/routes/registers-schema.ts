import { z } from '@hono/zod-openapi'
import { gridLevels, placeLevels, postKinds } from '@wangge/geodata'
import { answerFrame } from './answer-frame.ts'

const count = z.number().int().min(0)
const known = count.nullable()

const level = z.object({
  expected: count,
  present: known.openapi({ description: 'null where the street has no organisation on record at all' }),
})

const blank = z
  .object({
    rule: z.enum(['ORG-1', 'CENTRE-1']),
    level: z.enum(gridLevels),
    code: z.string(),
    name: z.string(),
    missing: z.enum(['organization', 'centre']),
  })
  .openapi('RegisterBlank')

/** 六有 of P2: site, facilities, sign, rules, funds, staff. */
export const sixHaveItems = ['site', 'facilities', 'sign', 'rules', 'funds', 'staff'] as const

const sixHaveItem = z
  .object({
    item: z.enum(sixHaveItems),
    looked: count.openapi({ description: 'Places where somebody looked at this item' }),
    present: count,
    missing: z
      .array(z.object({ id: z.string(), name: z.string(), gridCode: z.string().nullable() }))
      .openapi({ description: 'As the collection places names them; looked = present + missing' }),
  })
  .openapi('SixHaveItem')

const byStatus = z.object({ operating: count, candidate: count })

export const registersSchema = z
  .object({
    ...answerFrame,
    place: z.object({ level: z.enum(placeLevels), code: z.string(), name: z.string() }),
    onRecord: z
      .object({ organizations: count, posts: count, places: count, compounds: count, bodies: count })
      .openapi({
        description:
          'Entries of each register of the whole street. Where one has none, the figures from it say nothing: they are neither complete nor missing.',
      }),
    levels: z
      .object({ street: level, district: level, unit: level, basic: level })
      .openapi({ description: 'ORG-1: of the place itself and all grids in it' }),
    blanks: z.array(blank).openapi({
      description: 'As the collection organization-gaps has them: districts, units, basic grids',
    }),
    posts: z
      .array(z.object({ kind: z.enum(postKinds), planned: count, filled: count }))
      .openapi({ description: 'Kinds that are on record here, in the order of their rank' }),
    places: z
      .object({ hall: byStatus, centre: byStatus, station: byStatus, 'community-rooms': byStatus })
      .openapi({ description: 'By where the entrance lies' }),
    sixHave: z
      .object({
        operating: count.openapi({ description: 'Halls and centres that serve' }),
        looked: count.openapi({ description: 'Those of them that somebody looked at' }),
        items: z.array(sixHaveItem),
      })
      .openapi({ description: 'PLACE-1, of halls and centres that serve' }),
    grades: z
      .object({ 1: count, 2: count, 3: count, none: count })
      .openapi({ description: '一类/二类/三类 of halls and centres that serve' }),
    compounds: z
      .object({
        total: count,
        neither: count.openapi({
          description: 'Neither a property company nor registered as managed by nobody: nobody has said',
        }),
      })
      .openapi({ description: 'COMPOUND-1, by a point on the surface' }),
    ratings: z
      .object({ gold: count, silver: count, yellow: count, red: count, unrated: count })
      .openapi({ description: 'Of compounds with a property company' }),
    unmanaged: z
      .object({ total: count, withFallback: count })
      .openapi({ description: 'Of compounds registered as managed by nobody' }),
    bodies: z
      .object({
        total: count,
        covered: count,
        byCoverage: z.object({
          own: count,
          'joint-area': count,
          'joint-trade': count,
          attached: count,
          advisor: count,
          none: count,
        }),
      })
      .openapi({ description: '两新组织 (NEW-1): partner units are nobody’s blank spot and not counted' }),
  })
  .openapi('Registers')

/** Answer of `GET /api/v1/registers`. */
export type Registers = z.infer<typeof registersSchema>
export type RegisterBlank = z.infer<typeof blank>
