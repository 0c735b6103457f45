import { afterAll, beforeAll, onTestFinished } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import type { EventSettings } from '../../server/src/events/live-streets.ts'
import {
  type Follower,
  follow as connect,
  openSite,
  openStreets,
  type Site,
  street,
} from './events-fixture.ts'

export interface EventsSite {
  readonly db: Database
  readonly site: Site
  /** A subscriber that is gone with its test. */
  follow(options?: Parameters<typeof connect>[1], at?: Site): Promise<Follower>
  /** Another app on the same database, with settings of its own; it ends with its test. */
  siteWith(events: Partial<EventSettings>, host?: string): Promise<Site>
  /** Number of the street's newest change. */
  headSeq(): Promise<number>
}

/** A database with two small streets and an app on it, for one file of tests. */
export const useEvents = (): EventsSite => {
  let db: Database | undefined
  let site: Site | undefined
  beforeAll(async () => {
    db = await openStreets()
    site = await openSite(db)
  })
  afterAll(async () => {
    await site?.stop()
    await db?.close()
  })
  const ready = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the site is ready only inside tests')
    return value
  }
  return {
    get db() {
      return ready(db)
    },
    get site() {
      return ready(site)
    },
    follow: async (options, at = ready(site)) => {
      const follower = await connect(at.url, options)
      onTestFinished(follower.drop)
      return follower
    },
    siteWith: async (events, host) => {
      const own = await openSite(ready(db), events, host)
      onTestFinished(own.stop)
      return own
    },
    headSeq: async () => {
      const [row] = await ready(db).sql<
        { seq: number }[]
      >`SELECT last_change_seq AS seq FROM street WHERE id = ${street}`
      return row?.seq ?? 0
    },
  }
}

export const greeted = (follower: Follower): Promise<void> => follower.until(() => follower.told.length > 0)
export const hasSeq = (follower: Follower, seq: number): Promise<void> =>
  follower.until(() => follower.lastId === `${street}:${seq}`)
