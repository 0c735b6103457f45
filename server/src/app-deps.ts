import type { Access } from './auth/access.ts'
import type { Database } from './db/database.ts'
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
   * Aborted when the server stops: the walks' thread ends with it, without it with the process. A siting's thread ends
   * with the connection that asked.
   */
  readonly stopping?: AbortSignal
  /** How sitings run; tests have their own. */
  readonly siting?: SitingSettings
}
