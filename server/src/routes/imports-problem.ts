import type { Failure } from '@wangge/geodata'
import type { CheckedFile } from '../imports/requests/check-file.ts'
import type { CommitFailureCode } from '../imports/requests/commit-import.ts'
import { problem, type ProblemCode } from './problem.ts'

type ImportFailureCode = CommitFailureCode | 'import-gone'

/** What is wrong with a file or a mapping; the codes of failures are those of the problems. */
const statuses: Readonly<Record<ImportFailureCode, number>> = {
  'import-gone': 404,
  'unknown-street': 404,
  'empty-file': 422,
  'old-excel': 422,
  'unreadable-file': 422,
  'unknown-encoding': 422,
  'open-quote': 422,
  'unknown-sheet': 422,
  'too-many-rows': 422,
  'too-many-columns': 422,
  'cell-too-long': 422,
  'unpacked-too-large': 422,
  'unmapped-field': 422,
  'unknown-column': 422,
  'column-mapped-twice': 422,
  'nothing-to-import': 422,
} satisfies Partial<Record<ProblemCode, number>>

const isImportFailure = (code: string): code is ImportFailureCode => Object.hasOwn(statuses, code)

/** The detail names lines, columns, fields and limits, never a cell's content. */
export const importProblem = ({ code, detail }: Failure): Response => {
  if (!isImportFailure(code)) return problem(500, 'internal')
  const named = Object.entries(detail).map(([key, value]) => `${key}: ${value}`)
  return problem(statuses[code], code, named.length === 0 ? undefined : named.join(', '))
}

/** Nothing was written: the problem with the bad cells beside it. */
export const rowsRefused = async (checked: CheckedFile): Promise<Response> => {
  const { rows, good, bad, badTotal, badByCode, unknownCategories } = checked
  const base = problem(422, 'rows-refused', `${badTotal} of ${rows} rows cannot be imported.`)
  const body = { ...(await base.json()), rows, good, bad, badTotal, badByCode, unknownCategories }
  return new Response(JSON.stringify(body), {
    status: base.status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  })
}
