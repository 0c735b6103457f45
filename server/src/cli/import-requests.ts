import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { stripPersonalData } from '@wangge/geodata'
import type { Database } from '../db/database.ts'
import { type StreetHead, selectStreets } from '../db/queries/streets.ts'
import { type RequestImportArguments, readImportArguments } from '../imports/requests/cli-arguments.ts'
import { commitImport } from '../imports/requests/commit-import.ts'
import { describeFile } from '../imports/requests/describe-file.ts'
import {
  describeImportRefusal,
  fileLines,
  previewLines,
  readingLine,
  writtenLine,
} from '../imports/requests/describe-import.ts'
import { importLimits } from '../imports/requests/limits.ts'
import { type RequestMapping, resolveMapping } from '../imports/requests/mapping.ts'
import { previewImport } from '../imports/requests/preview-import.ts'
import { readStreetGround } from '../imports/requests/street-ground.ts'
import { latestWriteMs } from '../services/requests/present.ts'
import type { Command, CommandIo } from './command.ts'
import { withDatabase } from './with-database.ts'

const usage =
  'import requests FILE.csv|FILE.xlsx --street ID|NAME [--crs wgs84|gcj02|bd09|epsg:4534…] [--sheet NAME] [--map COLUMN=FIELD …] [--category WORD=CATEGORY …] [--skip-bad] [--check]'

interface ReadFile {
  readonly bytes: Buffer
  readonly mapping: RequestMapping
}

const read = async (given: RequestImportArguments, io: CommandIo): Promise<ReadFile | null> => {
  const { size } = await stat(given.file)
  if (size > importLimits.fileBytes) {
    io.err(`The file has more than ${importLimits.fileBytes / 1_000_000} MB: cut it.`)
    return null
  }
  const bytes = await readFile(given.file)
  const described = await describeFile(bytes, given.sheet, [])
  if (!described.ok) {
    io.err(describeImportRefusal(described.failure))
    return null
  }
  const { categories, columns } = given
  const own = Object.fromEntries(
    [...columns].map(([field, column]) => [field, column === '' ? null : column]),
  )
  // A column that is named for one field is no longer guessed for another.
  const taken = new Set(columns.values())
  const guessed = Object.entries(described.value.mapping).filter(([, column]) => !taken.has(column ?? ''))
  const mapping: RequestMapping = { ...Object.fromEntries(guessed), ...own, categories }
  fileLines(described.value, mapping).forEach((line) => io.out(line))
  const resolved = resolveMapping(mapping, described.value.columns)
  if (resolved.ok) return { bytes, mapping }
  io.err(describeImportRefusal(resolved.failure))
  return null
}

const findStreet = (streets: readonly StreetHead[], wanted: string, io: CommandIo): StreetHead | null => {
  const found = streets.filter(({ id, name }) => id === wanted || name === wanted)
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  io.err(
    found.length === 0
      ? `There is no street ${wanted}; there are ${streets.map(({ id, name }) => `${id} ${name}`).join(', ') || 'none'}.`
      : `Several streets are called ${wanted}; say which: ${found.map(({ id }) => id).join(', ')}.`,
  )
  return null
}

const write = async (
  db: Database,
  given: RequestImportArguments,
  { bytes, mapping }: ReadFile,
  io: CommandIo,
): Promise<number> => {
  const startedAtMs = Date.now()
  const head = findStreet(await selectStreets(db.sql), given.street, io)
  if (head === null) return 1
  const ground = await readStreetGround(db.sql, head)
  const options = { sheet: given.sheet, mapping, crs: given.crs ?? 'wgs84' } as const
  const question = { options, ground, nowMs: latestWriteMs(head, startedAtMs) }
  const preview = await previewImport(db.sql, bytes, question)
  if (!preview.ok) {
    io.err(describeImportRefusal(preview.failure))
    return 1
  }
  previewLines(preview.value).forEach((line) => io.out(line))
  const doubt = readingLine(preview.value)
  if (doubt !== null && given.crs === null) {
    io.err(`${doubt} Say --crs, or name the columns the other way round.`)
    return 1
  }
  if (doubt !== null) io.err(doubt)
  if (given.check) return preview.value.badTotal === 0 ? 0 : 1
  if (preview.value.badTotal > 0 && !given.skipBad) {
    io.err('Nothing was written: mend the bad rows, or leave them out with --skip-bad.')
    return 1
  }
  const source = stripPersonalData(basename(given.file)).text.slice(0, 200)
  const outcome = await commitImport(db, bytes, { ...question, skipBad: given.skipBad, source, startedAtMs })
  if (!outcome.ok) {
    io.err(describeImportRefusal(outcome.failure))
    return 1
  }
  if (outcome.value.kind === 'refused') return 1
  io.out(writtenLine(outcome.value))
  return 0
}

/** The database is opened last: a file that cannot be read touches nothing. */
const run = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const given = readImportArguments(args)
  if (typeof given === 'string') {
    io.err(given)
    io.err(`usage: ${usage}`)
    return 2
  }
  const file = await read(given, io)
  return file === null ? 1 : withDatabase(io, (db) => write(db, given, file, io))
}

/** Requests from a table. Embedded, the server must be stopped first: one process holds the directory. */
export const command: Command = { usage, run }
