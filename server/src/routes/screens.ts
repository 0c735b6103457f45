import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { actorOf } from '../auth/access.ts'
import type { Manager } from '../auth/manage-accounts.ts'
import { selectScreen, selectScreens } from '../db/queries/screens.ts'
import { describeScreen, mostScreens, removeScreen, saveScreen } from '../services/screens.ts'
import { currentView } from '../services/select-views.ts'
import type { StreetData } from '../services/street-data.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { problem } from './problem.ts'
import { problemResponse } from './problem-schema.ts'
import {
  type SavedScreens,
  type ScreenSettings,
  savedScreenSchema,
  savedScreensSchema,
  screenBodySchema,
  screenNameSchema,
} from './screens-schema.ts'

const collection = '/api/v1/screens'
const one = '/api/v1/screens/{name}'
const params = z.object({ name: screenNameSchema.openapi({ param: { name: 'name', in: 'path' } }) })
const tags = ['screens']
export const mostScreenBytes = 8192

const saved = (description: string) => ({
  200: { description, content: { 'application/json': { schema: savedScreenSchema } } },
  default: problemResponse,
})

const unknownScreen = () => problem(404, 'unknown-screen')

interface Parts {
  readonly data: StreetData
  /** Epoch milliseconds. */
  readonly clock: () => number
}

const managerOf = (c: Context<AppEnv>, { data, clock }: Parts): Manager => ({
  sql: data.db.sql,
  actor: actorOf(c.var.identity),
  now: new Date(clock()),
})

/** What is saved is there: a street and a grid of it. Later they may go, and the screen says so then. */
const refuseUnknown = async (
  data: StreetData,
  { street, config: { grid } }: ScreenSettings,
): Promise<Response | null> => {
  if (street === null)
    return grid === undefined
      ? null
      : problem(404, 'unknown-grid', 'A grid is one of a street that is named.')
  const head = (await data.streets()).find(({ id }) => id === street)
  if (head === undefined) return problem(404, 'unknown-street', `There is no street ${street}.`)
  if (grid === undefined || grid === street) return null
  const { tree } = await data.facts(currentView(head))
  return tree.nodes.has(grid) ? null : problem(404, 'unknown-grid', `${street} has no grid ${grid}.`)
}

const addList = (app: App, { data }: Parts) =>
  declareRoute(
    app,
    {
      method: 'get',
      path: collection,
      permission: 'map.read',
      tags,
      summary: 'Saved big screens',
      responses: {
        200: {
          description: 'All of them',
          content: { 'application/json': { schema: savedScreensSchema } },
        },
        default: problemResponse,
      },
    },
    async (c) => {
      const rows = await selectScreens(data.db.sql)
      const body: SavedScreens = { screens: rows.map(describeScreen), most: mostScreens }
      return c.json(body, 200)
    },
  )

const addShow = (app: App, { data }: Parts) =>
  declareRoute(
    app,
    {
      method: 'get',
      path: one,
      permission: 'map.read',
      tags,
      summary: 'One saved big screen',
      request: { params },
      responses: saved('The screen'),
    },
    async (c) => {
      const row = await selectScreen(data.db.sql, c.req.valid('param').name)
      return row === null ? (unknownScreen() as never) : c.json(describeScreen(row), 200)
    },
  )

const addSave = (app: App, parts: Parts) =>
  declareRoute(
    app,
    {
      method: 'put',
      path: one,
      permission: 'screens.manage',
      maxBodyBytes: mostScreenBytes,
      tags,
      summary: 'Saves a big screen under a name, over what was there',
      description: `The last one wins. At most ${mostScreens} are kept (409 \`too-many-screens\`).`,
      request: {
        params,
        body: { required: true, content: { 'application/json': { schema: screenBodySchema } } },
      },
      responses: saved('As it was saved'),
    },
    async (c) => {
      const settings = c.req.valid('json')
      const refused = await refuseUnknown(parts.data, settings)
      if (refused !== null) return refused as never
      const done = await saveScreen(managerOf(c, parts), c.req.valid('param').name, settings)
      return done.ok ? c.json(done.value, 200) : (problem(409, done.failure.code) as never)
    },
  )

const addDelete = (app: App, parts: Parts) =>
  declareRoute(
    app,
    {
      method: 'delete',
      path: one,
      permission: 'screens.manage',
      tags,
      summary: 'Deletes a saved big screen; links that name it open without it',
      request: { params },
      responses: { 204: { description: 'Deleted' }, default: problemResponse },
    },
    async (c) => {
      const deleted = await removeScreen(managerOf(c, parts), c.req.valid('param').name)
      return deleted ? c.body(null, 204) : (unknownScreen() as never)
    },
  )

/** `/api/v1/screens…`: how big screens are set up, under names. */
export const addScreensRoutes = (app: App, parts: Parts): void => {
  addList(app, parts)
  addShow(app, parts)
  addSave(app, parts)
  addDelete(app, parts)
}
