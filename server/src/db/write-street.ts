import { type Failure, fail, ok, type Result, type StreetDataset } from '@wangge/geodata'
import type { Database, DatabaseKind, Transaction } from './database.ts'
import { encodeWkb } from './encode-wkb.ts'
import { type Column, insertRows } from './insert-rows.ts'
import { type ProblemRow, problemColumns, streetTables, type TruthRow } from './street-tables.ts'
import { writeWalkFiles } from './walk-network.ts'
import { buildWalks } from './build-walks.ts'
import { HistoryRefused, requestRowsOf } from './dataset-requests.ts'
import { insertRequests } from './write-requests.ts'
import { recordReplacement } from './queries/request-writes.ts'

export interface ImportRun {
  readonly kind: 'demo' | 'osm'
  /** What it was made from: a seed and size, or a file's name. */
  readonly source: string
}

/** A table that has just been filled. */
export interface WriteProgress {
  readonly table: string
  readonly rows: number
}

export interface WrittenStreet {
  readonly streetId: string
  /** 1 for a new street, one more than before for a replaced one. */
  readonly version: number
  readonly rows: number
}

/**
 * Writes a street whole, in one transaction: a street with the same id is replaced and its version grows. Where a
 * constraint refuses the data, nothing is written and the failure's detail names `table`, `constraint`, `reason`.
 */
export const writeStreet = async (
  db: Database,
  dataset: StreetDataset,
  run: ImportRun,
  onProgress: (progress: WriteProgress) => void = () => {},
): Promise<Result<WrittenStreet, 'dataset-refused'>> => {
  try {
    const written = await db.sql.begin((tx) => writeAll(tx, db.kind, dataset, run, onProgress))
    db.changes.changed(dataset.street.id)
    await settle(db, written.version > 1)
    return ok(written)
  } catch (error) {
    const refused = refusal(error)
    if (refused !== null) return { ok: false, failure: refused }
    throw error
  }
}

const writeAll = async (
  tx: Transaction,
  kind: DatabaseKind,
  dataset: StreetDataset,
  run: ImportRun,
  onProgress: (progress: WriteProgress) => void,
): Promise<WrittenStreet> => {
  const streetId = dataset.street.id
  const tables = streetTables(dataset)
  let total = 0
  const write = async <T>(table: string, rows: Iterable<T>, columns: readonly Column<T>[]): Promise<void> => {
    const count = await insertRows(tx, table, rows, columns)
    total += count
    if (count > 0) onProgress({ table, rows: count })
  }

  // The triggers that keep histories and published grids as they are let this one street's go.
  await tx`SELECT set_config('wangge.replacing_street', ${streetId}, true)`
  const version = await writeStreetRow(tx, dataset)
  if (version > 1) await deleteContents(tx, streetId)
  const { plan } = dataset
  await tx`INSERT INTO plan (id, street_id, name, status, effective_from)
    VALUES (${plan.id}, ${streetId}, ${plan.name}, ${plan.status}, ${plan.effectiveFrom})`
  await write('grid_code', dataset.grids, tables.gridCodes)
  await write('grid', dataset.grids, tables.grids)
  await write('road', dataset.roads, tables.roads)
  await write('landscape', dataset.landscape, tables.landscape)
  await write('compound', dataset.compounds, tables.compounds)
  await write('building', dataset.buildings, tables.buildings)
  const placed = dataset.buildings.filter((building) => building.basicCode !== null)
  await write('building_grid', placed, tables.buildingGrids)
  await write('organization', dataset.organizations, tables.organizations)
  await write('post', dataset.posts, tables.posts)
  await write('place', dataset.places, tables.places)
  await write('body', dataset.bodies, tables.bodies)
  const requests = requestRowsOf(dataset)
  await insertRequests(tx, streetId, requests)
  for (const [table, rows] of [
    ['request', requests.requests.length],
    ['request_event', requests.events.length],
  ] as const) {
    total += rows
    if (rows > 0) onProgress({ table, rows })
  }
  await write('demo_truth', truthRows(dataset), tables.truth)
  await write('import_problem', problemRows(dataset, await writeRun(tx, streetId, run)), problemColumns)
  await writeWalkFiles(tx, streetId, version, buildWalks(dataset))
  // Here rather than at COMMIT, where a failure would not say which table it was.
  await tx`SET CONSTRAINTS ALL IMMEDIATE`
  await recordReplacement(tx, kind, streetId, version)
  await tx`UPDATE import_run SET finished_at = clock_timestamp() WHERE street_id = ${streetId}
    AND id = (SELECT max(id) FROM import_run WHERE street_id = ${streetId})`
  return { streetId, version, rows: total }
}

const writeStreetRow = async (tx: Transaction, { street }: StreetDataset): Promise<number> => {
  const [row] = await tx<{ version: number }[]>`
    INSERT INTO street (id, name, county_name, boundary, synthetic, attribution, as_of, households_counted)
    VALUES (${street.id}, ${street.name}, ${street.countyName}, ${encodeWkb(street.boundary)}::text::geometry,
      ${street.synthetic}, ${street.attribution}, ${new Date(street.asOfMs)}, ${street.householdsCounted})
    ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, county_name = EXCLUDED.county_name,
      boundary = EXCLUDED.boundary, synthetic = EXCLUDED.synthetic, attribution = EXCLUDED.attribution,
      as_of = EXCLUDED.as_of, households_counted = EXCLUDED.households_counted,
      version = street.version + 1, changed_at = now()
    RETURNING version`
  return row?.version ?? 1
}

/** Children before what they refer to. Import runs stay: they are the street's history. */
const contents = [
  'walk_network',
  'demo_truth',
  'request_external',
  'request_state',
  'request_event',
  'request',
  'request_tally',
  'body',
  'place',
  'post',
  'organization',
  'building_grid',
  'building',
  'compound',
  'landscape',
  'road',
  'grid',
  'plan',
  'grid_code',
]

const deleteContents = async (tx: Transaction, streetId: string): Promise<void> => {
  for (const table of contents) await tx`DELETE FROM ${tx(table)} WHERE street_id = ${streetId}`
}

const writeRun = async (tx: Transaction, streetId: string, run: ImportRun): Promise<number> => {
  const [row] = await tx<{ id: number }[]>`
    INSERT INTO import_run (street_id, kind, source, started_at, finished_at)
    VALUES (${streetId}, ${run.kind}, ${run.source}, now(), now()) RETURNING id`
  return row?.id ?? 0
}

function* truthRows({ truth }: StreetDataset): Generator<TruthRow> {
  if (truth === null) return
  for (const [i, detail] of truth.clusters.entries()) yield { kind: 'cluster', seq: i + 1, detail }
  for (const [i, detail] of truth.gaps.entries()) yield { kind: 'gap', seq: i + 1, detail }
}

function* problemRows({ problems }: StreetDataset, runId: number): Generator<ProblemRow> {
  for (const [i, problem] of problems.entries()) yield { runId, seq: i + 1, problem }
}

/** Fresh statistics for the planner; the embedded database has no background process that sees to them. */
const settle = async (db: Database, replaced: boolean): Promise<void> => {
  await db.sql.unsafe(replaced && db.kind === 'embedded' ? 'VACUUM (ANALYZE)' : 'ANALYZE')
  if (db.kind === 'embedded') await db.sql`CHECKPOINT`
}

/** SQLSTATE classes that blame the data: bad values (22), broken constraints (23), geometry that cannot be read. */
const refusal = (error: unknown): Failure<'dataset-refused'> | null => {
  if (error instanceof HistoryRefused)
    return fail('dataset-refused', { table: 'request_event', constraint: error.code, reason: error.message })
      .failure
  const { code, message, table_name, constraint_name } = error as Record<string, string | undefined>
  if (code === undefined || !/^(22|23)...$|^XX000$/.test(code)) return null
  return fail('dataset-refused', {
    table: table_name ?? '',
    constraint: constraint_name ?? '',
    reason: message ?? '',
  }).failure
}
