import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { compress } from 'hono/compress'
import type { AppDeps } from './app-deps.ts'
import { createUploads } from './imports/requests/uploads.ts'
import { answerError } from './routes/answer-errors.ts'
import { answerInvalid } from './routes/answer-invalid.ts'
import { answerUnrouted } from './routes/answer-unrouted.ts'
import type { App, AppEnv } from './routes/declare.ts'
import { addOgcRoutes } from './ogc/routes.ts'
import { answerProblems } from './open311/answer-problems.ts'
import { addOpen311Routes } from './open311/routes.ts'
import { addCoverageRoute } from './routes/coverage.ts'
import { addEventsRoute } from './routes/events.ts'
import { addHealthRoutes } from './routes/health.ts'
import { addHotspotsRoute } from './routes/hotspots.ts'
import { addImportRoutes, uploadPath } from './routes/imports.ts'
import { addOpenApi } from './routes/openapi-document.ts'
import { addOverviewRoute } from './routes/overview.ts'
import { problem } from './routes/problem.ts'
import { addRegistersRoute } from './routes/registers.ts'
import { addScreenLinksRoutes } from './routes/screen-links.ts'
import { addScreensRoutes } from './routes/screens.ts'
import { securityHeaders } from './routes/security-headers.ts'
import { addRequestRoutes } from './routes/requests.ts'
import { addServiceAreasRoute } from './routes/service-areas.ts'
import { addSessionScreenRoute } from './routes/session-screen.ts'
import { addSessionRoutes } from './routes/session.ts'
import { addSitingRoute } from './routes/siting.ts'
import { addWalkDataRoutes } from './routes/walk-data.ts'
import { addWebApp } from './routes/web-app.ts'
import { createHotspotService } from './services/hotspots.ts'
import { createSitingRuns } from './services/siting-runs.ts'
import { createStreetData } from './services/street-data.ts'
import { createStreetWalkService } from './services/walks.ts'
import { addTileRoutes } from './tiles/routes.ts'

const maxBodyBytes = 1_000_000

/** The whole HTTP side. Nothing listens here: tests call `app.request`, `serve` puts it on a port. */
export const createApp = (deps: AppDeps): App => {
  const app: App = new OpenAPIHono<AppEnv>({ strict: false, defaultHook: answerInvalid })
  app.use(securityHeaders)
  app.use(compress())
  app.use(answerProblems)
  const limitBody = bodyLimit({ maxSize: maxBodyBytes, onError: () => problem(413, 'body-too-large') })
  app.use(except(uploadPath, limitBody))
  app.use(async (c, next) => {
    c.set('access', deps.access)
    await next()
  })
  app.onError(answerError)
  app.notFound(answerUnrouted(app))

  const walks = createStreetWalkService(deps.db)
  deps.stopping?.addEventListener('abort', () => void walks.close(), { once: true })
  const hotspots = createHotspotService(deps.db, deps.hotspots)
  deps.stopping?.addEventListener('abort', () => void hotspots.close(), { once: true })
  const data = createStreetData(deps.db, walks, hotspots, deps.clock)
  addHealthRoutes(app, deps)
  addSessionRoutes(app)
  addSessionScreenRoute(app, deps)
  addOgcRoutes(app, data)
  addTileRoutes(app, data)
  addOverviewRoute(app, data)
  addRegistersRoute(app, data)
  addScreensRoutes(app, { data, clock: deps.clock })
  addScreenLinksRoutes(app, deps)
  addRequestRoutes(app, data)
  addCoverageRoute(app, data)
  addServiceAreasRoute(app, data)
  addSitingRoute(app, data, createSitingRuns(deps.siting))
  addWalkDataRoutes(app, data)
  addHotspotsRoute(app, data, hotspots)
  addEventsRoute(app, data, deps)
  const uploads = createUploads(deps.db, deps.clock, deps.uploads)
  deps.stopping?.addEventListener('abort', () => uploads.close(), { once: true })
  addImportRoutes(app, { data, uploads, clock: deps.clock })
  addOpen311Routes(app, { data, clock: deps.clock })
  addOpenApi(app)
  if (deps.webDir !== null) addWebApp(app, deps.webDir)
  return app
}
