import type { StreetData } from '../services/street-data.ts'
import type { App } from './declare.ts'
import { addRequestIndicatorsRoute } from './request-indicators.ts'
import { addRequestLimitRoutes } from './request-limits.ts'
import { addRequestListRoute } from './request-list.ts'
import { addRequestRoute } from './request-one.ts'
import { addRequestPointsRoute } from './request-points.ts'
import { addRequestWriteRoutes } from './request-writes.ts'
import { addRequestsLatestRoute } from './requests-latest.ts'

/** `/api/v1/requests…`. Fixed addresses come before the one that takes any request's name. */
export const addRequestRoutes = (app: App, data: StreetData): void => {
  addRequestListRoute(app, data)
  addRequestPointsRoute(app, data)
  addRequestIndicatorsRoute(app, data)
  addRequestLimitRoutes(app, data)
  addRequestsLatestRoute(app, data)
  addRequestRoute(app, data)
  addRequestWriteRoutes(app, data)
}
