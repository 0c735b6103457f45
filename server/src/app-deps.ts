import type { Access } from './auth/access.ts'
import type { Database } from './db/database.ts'
import type { UploadSettings } from './imports/requests/uploads.ts'
import type { EventSettings } from './events/live-streets.ts'
import type { HotspotSettings } from './services/hotspots.ts'
import type { SitingSettings } from './services/siting-runs.ts'

/** All that the app needs from outside; tests pass their own. */
export interface AppDeps {
  readonly db: Database
  readonly access: Access
  /** Epoch milliseconds. */
  readonly clock: () => number
  /** The built web app; null serves the API alone. */
  readonly webDir: string | null
  /**
   * Aborted when the server stops: the threads of walks and hot spots end with it, without it with the process. A siting's thread ends
   * with the connection that asked.
   */
  readonly stopping?: AbortSignal
  /** Aborted when the server begins to stop: answers that have no end of their own end. */
  readonly leaving?: AbortSignal
  /** How events are sent; tests have their own. */
  readonly events?: EventSettings
  /** How hot spots are computed; tests have their own. */
  readonly hotspots?: HotspotSettings
  /** How sitings run; tests have their own. */
  readonly siting?: SitingSettings
  /** How files wait for their mapping; tests have their own. */
  readonly uploads?: UploadSettings
}
