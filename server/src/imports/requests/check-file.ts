import { ok, type PersonalDataKind, type RequestCategory, type Result } from '@wangge/geodata'
import type { Position } from 'geojson'
import {
  type PreparedRequest,
  prepareRequest,
  type WriteContext,
} from '../../services/requests/prepare-requests.ts'
import type { RequestGround } from '../../services/requests/request-ground.ts'
import { type BadCell, BadCells, type UnknownWord } from './bad-cells.ts'
import { columnNames } from './column-names.ts'
import { type ImportCrs, toWgs84 } from './crs.ts'
import { createHeaderFinder } from './header-finder.ts'
import { type PositionReadings, judgeReadings } from './judge-readings.ts'
import { samplePoints } from './limits.ts'
import {
  type FieldColumns,
  type MappedField,
  type MappingFailureCode,
  type RequestMapping,
  resolveMapping,
} from './mapping.ts'
import { blamedField, type RowProblemCode, type RowReader, rowReader } from './read-row.ts'
import { readTable } from './read-table.ts'
import { createSpread } from './spread-sample.ts'
import type { SourceRow, TableFailureCode } from './table.ts'

export interface CheckOptions {
  readonly sheet: string | null
  readonly mapping: RequestMapping
  readonly crs: ImportCrs
}

export interface SamplePoint {
  readonly lon: number
  readonly lat: number
  readonly category: RequestCategory
  /** ISO 8601. */
  readonly createdAt: string
}

/** What would become of a file's rows. Counts by kind and owner are of the good rows. */
export interface CheckedFile {
  readonly rows: number
  readonly good: number
  readonly bad: readonly BadCell[]
  /** Rows with anything wrong; of these the first thousand cells are listed. */
  readonly badTotal: number
  readonly badByCode: Readonly<Partial<Record<RowProblemCode, number>>>
  readonly unknownCategories: readonly UnknownWord[]
  readonly removed: Readonly<Partial<Record<PersonalDataKind, number>>>
  readonly readings: PositionReadings
  readonly unowned: number
  readonly doubleOwned: number
  /** Stages whose times the file does not say and that were filled in. */
  readonly filledStages: number
  readonly sample: readonly SamplePoint[]
}

export type TakeGood = (request: PreparedRequest, line: number) => void
export type CheckFailureCode = TableFailureCode | MappingFailureCode

/** The mapping does not fit the header: there is no use in reading on. */
class MappingError extends Error {
  readonly failure: Extract<Result<never, MappingFailureCode>, { ok: false }>
  constructor(failure: Extract<Result<never, MappingFailureCode>, { ok: false }>) {
    super(failure.failure.code)
    this.failure = failure
  }
}

/** Reads a file from beginning to end and holds each row against the street; `takeGood` gets those that may be written. */
export const checkFile = async (
  file: Uint8Array,
  { sheet, mapping, crs }: CheckOptions,
  ground: RequestGround,
  context: WriteContext,
  takeGood: TakeGood = () => {},
): Promise<Result<CheckedFile, CheckFailureCode>> => {
  const check = createRowCheck(ground, context, takeGood)
  const finder = createHeaderFinder(
    ({ cells }) => {
      const names = columnNames(cells, cells.length)
      const resolved = resolveMapping(mapping, names)
      if (!resolved.ok) throw new MappingError(resolved)
      check.begin(names, resolved.value, rowReader(mapping, resolved.value, toWgs84(crs)))
    },
    (row) => check.row(row),
  )
  try {
    const read = await readTable(file, sheet, finder.take)
    if (!read.ok) return read
    if (finder.end() === null) return { ok: false, failure: { code: 'empty-file', detail: {} } }
    return ok(check.end(crs))
  } catch (error) {
    if (error instanceof MappingError) return error.failure
    throw error
  }
}

const createRowCheck = (ground: RequestGround, context: WriteContext, takeGood: TakeGood) => {
  const bad = new BadCells()
  const removed: Partial<Record<PersonalDataKind, number>> = {}
  const written: Position[] = []
  const sample = createSpread<SamplePoint>(samplePoints)
  const lineOfId = new Map<string, number>()
  const counts = { rows: 0, good: 0, unowned: 0, doubleOwned: 0, filledStages: 0 }
  let names: readonly string[] = []
  let columns = {} as FieldColumns
  let readRow: RowReader

  const refuse = ({ line, cells }: SourceRow, field: MappedField, code: RowProblemCode, detail?: string) => {
    const column = columns[field]
    bad.add(
      line,
      column === null ? null : (names[column] ?? null),
      code,
      detail ?? (column === null ? '' : (cells[column] ?? '')),
    )
  }

  const accept = (request: PreparedRequest, line: number, filled: number) => {
    counts.good += 1
    counts.filledStages += filled
    if (request.placement.kind === 'unowned') counts.unowned += 1
    if (request.placement.kind === 'double-owned') counts.doubleOwned += 1
    for (const [kind, count] of Object.entries(request.removed) as [PersonalDataKind, number][])
      removed[kind] = (removed[kind] ?? 0) + count
    const [lon = NaN, lat = NaN] = request.position
    const createdAt = new Date(request.state.request.createdAtMs).toISOString()
    sample.add({ lon, lat, category: request.category, createdAt })
    takeGood(request, line)
  }

  /** True where the row became a request. */
  const judge = (row: SourceRow): boolean => {
    const { written: position, request, filled, problems } = readRow(row.cells)
    if (position !== null) written.push(position)
    for (const { field, code } of problems) refuse(row, field, code)
    if (request === null) return false
    const { externalId } = request
    const first = externalId === null ? undefined : lineOfId.get(externalId)
    if (first !== undefined) {
      refuse(row, 'externalId', 'repeated-external-id', String(first))
      return false
    }
    const prepared = prepareRequest(ground, context, request)
    if (!prepared.ok) {
      const { code, detail } = prepared.failure
      const event = detail['event']
      refuse(row, blamedField(code, typeof event === 'number' ? event : null, columns), code)
      return false
    }
    if (externalId !== null) lineOfId.set(externalId, row.line)
    accept(prepared.value, row.line, filled)
    return true
  }

  return {
    begin: (headerNames: readonly string[], fields: FieldColumns, reader: RowReader) => {
      names = headerNames
      columns = fields
      readRow = reader
    },
    row: (row: SourceRow) => {
      counts.rows += 1
      if (!judge(row)) bad.rows += 1
    },
    end: (crs: ImportCrs): CheckedFile => ({
      ...counts,
      bad: bad.listed,
      badTotal: bad.rows,
      badByCode: bad.byCode(),
      unknownCategories: bad.unknownWords(),
      removed,
      readings: judgeReadings(written, crs, ground.placeOf),
      sample: sample.items(),
    }),
  }
}
