import type { Failure } from '@wangge/geodata'
import type postgres from 'postgres'
import type { ChangeBus } from '../events/change-bus.ts'

/**
 * The one client of both databases. `bigint` (and so `count(*)`) arrives as a number, `timestamptz` as a Date,
 * `numeric` as a string, `jsonb` as plain data.
 */
export type Sql = postgres.Sql
export type Transaction = postgres.TransactionSql

export type DatabaseKind = 'embedded' | 'postgres'

/** Where a thread of ours reaches the same database by a connection of its own: a connection string, or a socket. */
export type DatabaseReach = { readonly url: string } | { readonly url: null; readonly path: string }

export interface Database {
  readonly sql: Sql
  readonly reach: DatabaseReach
  readonly kind: DatabaseKind
  /** Of PostgreSQL and PostGIS, as in `PostgreSQL 15.6, PostGIS 3.3.2`. */
  readonly version: string
  /** Tells who follows a street that it changed. */
  readonly changes: ChangeBus
  /** Waits for running queries, ends the connections and, embedded, writes a checkpoint and frees the directory. */
  close(): Promise<void>
}

export type DatabaseFailureCode =
  | 'database-url-invalid'
  | 'database-unreachable'
  | 'database-refused'
  | 'postgres-too-old'
  | 'postgis-missing'
  | 'postgis-too-old'
  | 'data-directory-in-use'
  | 'data-directory-unusable'
  | 'embedded-failed'
  | 'migration-edited'
  | 'migration-unknown'
  | 'migration-failed'

export type DatabaseFailure = Failure<DatabaseFailureCode>
