import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { actorOf } from '../auth/access.ts'
import type { Manager } from '../auth/manage-accounts.ts'
import { makeLink, mostLinks, withdrawLink } from '../auth/manage-links.ts'
import type { Database } from '../db/database.ts'
import { type LinkListing, selectLinks } from '../db/queries/screen-links.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { problem } from './problem.ts'
import { problemResponse } from './problem-schema.ts'
import {
  madeScreenLinkSchema,
  type ScreenLink,
  type ScreenLinks,
  screenLinkBodySchema,
  screenLinksSchema,
} from './screen-links-schema.ts'
import { mostScreenBytes } from './screens.ts'

const common = { permission: 'accounts.manage' as const, tags: ['screens'] }
const collection = '/api/v1/screen-links'

interface Parts {
  readonly db: Database
  /** Epoch milliseconds. */
  readonly clock: () => number
}

const managerOf = (c: Context<AppEnv>, { db, clock }: Parts): Manager => ({
  sql: db.sql,
  actor: actorOf(c.var.identity),
  now: new Date(clock()),
})

const describe = ({ createdAt, lastUsedAt, withdrawnAt, ...row }: LinkListing): ScreenLink => ({
  ...row,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  withdrawnAt: withdrawnAt?.toISOString() ?? null,
})

const addList = (app: App, { db }: Parts) =>
  declareRoute(
    app,
    {
      ...common,
      method: 'get',
      path: collection,
      summary: 'Links that open a big screen, withdrawn ones too',
      responses: {
        200: { description: 'All of them', content: { 'application/json': { schema: screenLinksSchema } } },
        default: problemResponse,
      },
    },
    async (c) => {
      const body: ScreenLinks = { links: (await selectLinks(db.sql)).map(describe), most: mostLinks }
      return c.json(body, 200)
    },
  )

const addMake = (app: App, parts: Parts) =>
  declareRoute(
    app,
    {
      ...common,
      method: 'post',
      path: collection,
      maxBodyBytes: mostScreenBytes,
      summary: 'Makes a link that opens a big screen without an account',
      description: `Whoever has it may read what the role \`screen\` may, and nothing else. At most ${mostLinks} work at a time (409 \`too-many-links\`).`,
      request: {
        body: { required: true, content: { 'application/json': { schema: screenLinkBodySchema } } },
      },
      responses: {
        201: {
          description: 'The token, told only now: `/screen#token=…`',
          content: { 'application/json': { schema: madeScreenLinkSchema } },
        },
        default: problemResponse,
      },
    },
    async (c) => {
      const made = await makeLink(managerOf(c, parts), c.req.valid('json'))
      c.header('Cache-Control', 'no-store')
      if (made.ok) return c.json(made.value, 201)
      const { code } = made.failure
      return problem(code === 'too-many-links' ? 409 : 404, code) as never
    },
  )

const addWithdraw = (app: App, parts: Parts) =>
  declareRoute(
    app,
    {
      ...common,
      method: 'delete',
      path: '/api/v1/screen-links/{id}',
      summary: 'Withdraws a link: its screens are shut out at once, their streams of events end',
      request: { params: z.object({ id: z.string() }) },
      responses: { 204: { description: 'Withdrawn' }, default: problemResponse },
    },
    async (c) => {
      const withdrawn = await withdrawLink(managerOf(c, parts), c.req.valid('param').id)
      return withdrawn.ok ? c.body(null, 204) : (problem(404, withdrawn.failure.code) as never)
    },
  )

/** `/api/v1/screen-links…`: made and withdrawn by those who manage accounts, so never in the demo. */
export const addScreenLinksRoutes = (app: App, parts: Parts): void => {
  addList(app, parts)
  addMake(app, parts)
  addWithdraw(app, parts)
}
