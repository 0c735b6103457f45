import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Failure, fail, ok, type Result } from '@wangge/geodata'

/** Who holds a directory. The start time tells a living holder from another process that got its number later. */
interface Holder {
  readonly pid: number
  readonly startedAt: string | null
}

export interface DirectoryLock {
  release(): void
}

const lockFileName = 'wangge.lock'

/**
 * Takes the directory for this process. A lock whose process is dead (killed, power cut) is taken over.
 * The lock file appears whole by a hard link, so that nobody reads half of one, and only one process can make it.
 */
export const lockDirectory = (directory: string): Result<DirectoryLock, 'data-directory-in-use'> => {
  const path = join(directory, lockFileName)
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) } satisfies Holder)
  for (;;) {
    if (createWhole(directory, path, mine)) return ok({ release: () => releaseIfMine(path, mine) })
    const found = readIfThere(path)
    if (found === null) continue
    const holder = parseHolder(found)
    if (holder !== null && isAlive(holder)) return inUse(directory, holder)
    removeStale(directory, path, found)
  }
}

const createWhole = (directory: string, path: string, content: string): boolean => {
  const draft = join(directory, `${lockFileName}.${randomUUID()}`)
  writeFileSync(draft, content)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    unlinkSync(draft)
  }
}

/** Moves the stale lock away; should a quicker process have replaced it meanwhile, its lock is put back. */
const removeStale = (directory: string, path: string, stale: string): void => {
  const aside = join(directory, `${lockFileName}.${randomUUID()}`)
  try {
    renameSync(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if (readIfThere(aside) !== stale) linkSync(aside, path)
  rmSync(aside)
}

const releaseIfMine = (path: string, mine: string): void => {
  if (readIfThere(path) === mine) rmSync(path)
}

const inUse = (directory: string, holder: Holder): { ok: false; failure: Failure<'data-directory-in-use'> } =>
  fail('data-directory-in-use', { directory, pid: holder.pid })

const isAlive = (holder: Holder): boolean => {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
  }
  const startedAt = startOf(holder.pid)
  return startedAt === null || holder.startedAt === null || startedAt === holder.startedAt
}

/** Clock ticks between boot and the start of a process, with the boot's id; null where there is no /proc. */
const startOf = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command's name, in parentheses, may hold spaces: fields are counted after it. The start is the 22nd.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks ?? ''}`
  } catch {
    return null
  }
}

const parseHolder = (text: string): Holder | null => {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    const { pid, startedAt } = value as Record<string, unknown>
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return null
    return { pid, startedAt: typeof startedAt === 'string' ? startedAt : null }
  } catch {
    return null
  }
}

const readIfThere = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code
