import type { App } from '../routes/declare.ts'
import type { StreetData } from '../services/street-data.ts'
import { addCollectionRoutes } from './collection-routes.ts'
import { addItemRoutes } from './item-routes.ts'
import { addLandingRoutes } from './landing-routes.ts'

/** OGC API – Features 1.0 under `/ogc`. */
export const addOgcRoutes = (app: App, data: StreetData): void => {
  addLandingRoutes(app)
  addCollectionRoutes(app, data)
  addItemRoutes(app, data)
}
