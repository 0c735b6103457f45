import { fail, type ImportProblem, ok, type Result } from '@wangge/geodata'
import type { Database, Transaction } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { analyzeRequests, insertImportRun } from '../../db/queries/import-runs.ts'
import { problemColumns } from '../../db/street-tables.ts'
import { type MadeRequest, writePrepared } from '../../services/requests/make-requests.ts'
import type { PreparedRequest } from '../../services/requests/prepare-requests.ts'
import { type CheckedFile, type CheckFailureCode, checkFile } from './check-file.ts'
import type { ImportQuestion } from './preview-import.ts'
import { importContext, openGround } from './street-ground.ts'

export interface CommitQuestion extends ImportQuestion {
  /** Leave bad rows out instead of refusing the file. */
  readonly skipBad: boolean
  /** The file's name, as the run is recorded. */
  readonly source: string
  readonly startedAtMs: number
}

export type CommitOutcome =
  | { readonly kind: 'refused'; readonly checked: CheckedFile }
  | {
      readonly kind: 'written'
      readonly checked: CheckedFile
      readonly runId: number
      readonly made: number
      readonly known: number
      readonly unowned: number
      readonly doubleOwned: number
    }

export type CommitFailureCode = CheckFailureCode | 'nothing-to-import' | 'unknown-street'

/** So many at once change what the planner should know. */
const manyRows = 1000

interface Good {
  readonly request: PreparedRequest
  readonly line: number
}

/** A request that is nobody's, or several grids': it is written all the same, and listed to be settled. */
const problemOf = (made: MadeRequest, { request, line }: Good): ImportProblem | null =>
  made.kind === 'known' || made.ownership === 'owned'
    ? null
    : {
        severity: 'warning',
        code: made.ownership === 'unowned' ? 'request-unowned' : 'request-double-owned',
        source: `line ${line}`,
        detail: { request: made.id, candidates: made.candidates.join(' ') },
        location: { type: 'Point', coordinates: [...request.position] },
      }

/**
 * Writes a file's rows in one transaction, with the record of the run: all of them, or nothing where a row is bad and
 * bad rows are not to be skipped. A row whose external id came before is left as it is.
 */
export const commitImport = async (
  db: Database,
  file: Uint8Array,
  question: CommitQuestion,
): Promise<Result<CommitOutcome, CommitFailureCode>> => {
  const { options, ground, nowMs, skipBad, source, startedAtMs } = question
  const context = importContext(ground.streetId, nowMs)
  const good: Good[] = []
  const checked = await checkFile(file, options, openGround(ground), context, (request, line) => {
    good.push({ request, line })
  })
  if (!checked.ok) return checked
  if (checked.value.badTotal > 0 && !skipBad) return ok({ kind: 'refused', checked: checked.value })
  if (good.length === 0) return fail('nothing-to-import')

  let runId = 0
  const record = async (tx: Transaction, made: readonly MadeRequest[]): Promise<void> => {
    runId = await insertImportRun(tx, { streetId: ground.streetId, source, startedAtMs })
    const problems = made.flatMap((one, i) => problemOf(one, good[i] as Good) ?? [])
    const rows = problems.map((problem, i) => ({ runId, seq: i + 1, problem }))
    await insertRows(tx, 'import_problem', rows, problemColumns)
  }
  const written = await writePrepared(
    db,
    context,
    good.map(({ request }) => request),
    record,
  )
  if (!written.ok) return written
  const made = written.value.filter(({ kind }) => kind === 'made')
  if (made.length >= manyRows) await analyzeRequests(db.sql)
  return ok({
    kind: 'written',
    checked: checked.value,
    runId,
    made: made.length,
    known: written.value.length - made.length,
    unowned: made.filter(({ ownership }) => ownership === 'unowned').length,
    doubleOwned: made.filter(({ ownership }) => ownership === 'double-owned').length,
  })
}
