import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { ok } from '@wangge/geodata'
import type { Database } from '../db/database.ts'
import { selectStreets } from '../db/queries/streets.ts'
import { writeStreet } from '../db/write-street.ts'
import { type BuiltStreet, buildStreet } from '../imports/osm/build-street.ts'
import { type ImportArguments, readArguments } from '../imports/osm/cli-arguments.ts'
import { describeImportFailure } from '../imports/osm/describe-failure.ts'
import { freeCode } from '../imports/osm/free-code.ts'
import { readOsmFile } from '../imports/osm/read-osm.ts'
import { summaryLines } from '../imports/osm/summary.ts'
import type { Command, CommandIo } from './command.ts'
import { withDatabase } from './with-database.ts'

const usage =
  'import osm FILE.osm.pbf --street NAME [--bbox w,s,e,n] [--code NNNNNNNNN] [--county NAME] [--as-of YYYY-MM-DD]'

/** The database is opened last: a bad file touches nothing, and costs no start of the embedded database. */
const run = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const given = readArguments(args)
  if (!given.ok) {
    io.err(describeImportFailure(given.failure))
    io.err(`usage: ${usage}`)
    return 2
  }
  const built = await build(given.value, io)
  return built === null ? 1 : withDatabase(io, (db) => write(db, given.value, built, io))
}

const build = async ({ file, ...options }: ImportArguments, io: CommandIo): Promise<BuiltStreet | null> => {
  const read = await readOsmFile(file)
  if (!read.ok) {
    io.err(describeImportFailure(read.failure))
    return null
  }
  const osm = read.value
  io.out(`read       ${osm.positions.size} nodes, ${osm.ways.size} ways, ${osm.relations.length} relations`)
  const asOfMs = options.asOfMs ?? (await stat(file)).mtimeMs
  const built = buildStreet(
    osm,
    { ...options, asOfMs, asOfIsGuess: options.asOfMs === null },
    {
      converted: ({ box, from }, { roads, buildings }) =>
        io.out(
          `converted  ${roads.length} roads, ${buildings.length} buildings in ${box.map((side) => +side.toFixed(5)).join(',')} (${boxWords[from]})`,
        ),
      outlined: ({ from, blocks }) =>
        io.out(`blocks     ${blocks} faces of the streets; outline ${outlineWords[from]}`),
      proposed: ({ districts }) => {
        const units = districts.flatMap((district) => district.units)
        const basics = units.flatMap((unit) => unit.basics)
        io.out(
          `grids      ${districts.length} districts, ${units.length} units, ${basics.length} basic grids`,
        )
      },
    },
  )
  if (built.ok) return built.value
  io.err(describeImportFailure(built.failure))
  return null
}

const boxWords = {
  argument: 'as asked',
  header: "the file's own box",
  core: "the core of the file's data",
} as const
const outlineWords = {
  relation: 'from the boundary in the file',
  blocks: 'along the blocks they close',
  box: 'is the box: no blocks are closed',
} as const

const write = async (
  db: Database,
  given: ImportArguments,
  built: BuiltStreet,
  io: CommandIo,
): Promise<number> => {
  const taken = new Set<string>((await selectStreets(db.sql)).map((street) => street.id))
  const code = given.code === null ? freeCode(taken) : ok(given.code)
  if (!code.ok) {
    io.err(describeImportFailure(code.failure))
    return 1
  }
  const dataset = built.dataset(code.value)
  const written = await writeStreet(db, dataset, { kind: 'osm', source: basename(given.file) })
  if (!written.ok) {
    io.err(describeImportFailure(written.failure))
    return 1
  }
  const { version, rows } = written.value
  io.out(
    `written    ${rows} rows as street ${code.value}${version > 1 ? `, version ${version}, in place of the one before` : ''}`,
  )
  for (const line of summaryLines(built, dataset)) io.out(line)
  return 0
}

/** Real streets from OpenStreetMap. Embedded, the server must be stopped first: one process holds the directory. */
export const command: Command = { usage, run }
