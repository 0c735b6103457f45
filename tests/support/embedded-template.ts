import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../../server/src/db/open.ts'
import { migrationsDir } from '../../server/src/db/paths.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cacheDir = join(root, '.cache', 'empty-database')

/**
 * A closed data directory of the embedded database with PostGIS and the migrations, made once for each state of
 * the migrations and the engine: making one takes 14 s, copying it a tenth of a second.
 */
export const embeddedTemplate = async (): Promise<string> => {
  const finished = join(cacheDir, stateOfSchema())
  if (existsSync(finished)) return finished
  mkdirSync(cacheDir, { recursive: true })
  const draft = mkdtempSync(join(cacheDir, 'draft-'))
  const opened = await openDatabase({ url: null, dataDir: draft })
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  await opened.value.close()
  try {
    renameSync(draft, finished)
  } catch (error) {
    // Another test run was quicker.
    if (!existsSync(finished)) throw error
    rmSync(draft, { recursive: true })
  }
  return finished
}

/** A new data directory that nobody else uses, in this folder. */
export const copyTemplate = (template: string, folder: string): string => {
  const dataDir = mkdtempSync(join(folder, 'data-'))
  cpSync(template, dataDir, { recursive: true })
  return dataDir
}

const stateOfSchema = (): string => {
  const hash = createHash('sha256')
  for (const name of readdirSync(migrationsDir).toSorted())
    hash.update(name).update(readFileSync(join(migrationsDir, name)))
  hash.update(readFileSync(join(root, 'server', 'package.json')))
  hash.update(readFileSync(join(root, 'server', 'src', 'db', 'embedded-worker.mjs')))
  return hash.digest('hex').slice(0, 16)
}
