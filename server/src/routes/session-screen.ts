import { setCookie } from 'hono/cookie'
import { readRequestFacts, sessionCookie } from '../auth/request-facts.ts'
import type { Database } from '../db/database.ts'
import { selectScreen } from '../db/queries/screens.ts'
import { describeScreen } from '../services/screens.ts'
import { type App, declareRoute } from './declare.ts'
import { problemResponse } from './problem-schema.ts'
import { mostScreenBytes } from './screens.ts'
import { cookieOptions, describeSession, refuseSignIn } from './session.ts'
import { type OpenedScreen, openedScreenSchema, screenTokenSchema } from './session-screen-schema.ts'

/** A screen's link becomes a session: the token stays out of every address that a server sees. */
export const addSessionScreenRoute = (app: App, { db }: { readonly db: Database }): void =>
  declareRoute(
    app,
    {
      method: 'post',
      path: '/api/v1/session/screen',
      permission: 'public',
      maxBodyBytes: mostScreenBytes,
      tags: ['session'],
      summary: 'Opens a session by the token of a screen’s link',
      description:
        'Answers with the session cookie. Whoever is signed in stays so, and gets none. 401 `bad-link` or `withdrawn-link`; 429 after too many refusals.',
      request: {
        body: { required: true, content: { 'application/json': { schema: screenTokenSchema } } },
      },
      responses: {
        200: {
          description: 'Who the screen acts as, and what it shows',
          content: { 'application/json': { schema: openedScreenSchema } },
        },
        default: problemResponse,
      },
    },
    async (c) => {
      const { access } = c.var
      const facts = readRequestFacts(c, access.trustProxy)
      const opened = await access.openLink(facts, c.req.valid('json').token)
      c.header('Cache-Control', 'no-store')
      if (!opened.ok) return refuseSignIn(opened.failure) as never
      const { identity, screen, token, maxAgeSeconds } = opened.value
      if (token !== null) setCookie(c, sessionCookie, token, { ...cookieOptions(c), maxAge: maxAgeSeconds })
      const row = screen === null ? null : await selectScreen(db.sql, screen)
      const body: OpenedScreen = {
        session: describeSession(identity),
        screen: row === null ? null : describeScreen(row),
      }
      return c.json(body, 200)
    },
  )
