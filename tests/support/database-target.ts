/** What a global setup hands to the test workers: how to reach its databases. Plain data, it crosses processes. */
export type DatabaseTarget =
  | {
      readonly kind: 'embedded'
      /** Socket of the embedded database that holds the demo street. */
      readonly socketPath: string
      /** A closed data directory with PostGIS and the migrations, to be copied. */
      readonly emptyDataDir: string
      /** Where the copies go; removed with all in it at the end of the run. */
      readonly scratchDir: string
    }
  | {
      readonly kind: 'postgres'
      /** Connection string up to the database's name. */
      readonly server: string
      readonly demoDatabase: string
      /** Template with PostGIS and the migrations. */
      readonly emptyDatabase: string
    }

declare module 'vitest' {
  export interface ProvidedContext {
    database: DatabaseTarget
  }
}
