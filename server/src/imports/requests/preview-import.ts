import { ok, type Result } from '@wangge/geodata'
import type { Sql } from '../../db/database.ts'
import { countKnownIds } from '../../db/queries/import-runs.ts'
import { type CheckedFile, type CheckFailureCode, type CheckOptions, checkFile } from './check-file.ts'
import { importContext, openGround, type StreetGround } from './street-ground.ts'

export interface ImportQuestion {
  readonly options: CheckOptions
  readonly ground: StreetGround
  /** Nothing may lie later. */
  readonly nowMs: number
}

export interface ImportPreview extends CheckedFile {
  /** Good rows whose external id came before: nothing would be written for them. */
  readonly known: number
}

const askedAtOnce = 10_000

/** What writing a file would do. Nothing is written. */
export const previewImport = async (
  sql: Sql,
  file: Uint8Array,
  { options, ground, nowMs }: ImportQuestion,
): Promise<Result<ImportPreview, CheckFailureCode>> => {
  const context = importContext(ground.streetId, nowMs)
  const ids: string[] = []
  const checked = await checkFile(file, options, openGround(ground), context, ({ externalId }) => {
    if (externalId !== null) ids.push(externalId)
  })
  if (!checked.ok) return checked
  let known = 0
  for (let from = 0; from < ids.length; from += askedAtOnce)
    known += await countKnownIds(sql, ground.streetId, context.sender, ids.slice(from, from + askedAtOnce))
  return ok({ ...checked.value, known })
}
