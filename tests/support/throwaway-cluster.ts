import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

export interface ThrowawayCluster {
  /** Connection string up to the database's name. */
  readonly server: string
  /** Stops the server and keeps its data, as a restart of the machine does: connections are cut. */
  halt(): Promise<void>
  /** Starts it again on the same port. */
  resume(): Promise<void>
  stop(): Promise<void>
}

/**
 * A PostgreSQL of our own on a free port of the loopback, without passwords; stopped and removed at the end.
 * @param settings of the server, by name; they go before ours
 */
export const startCluster = async (
  settings: Readonly<Record<string, string>> = {},
): Promise<ThrowawayCluster> => {
  const bin = newestBin()
  const folder = mkdtempSync(join(tmpdir(), 'wangge-postgres-'))
  // PostgreSQL refuses to run as root: then the system's own user runs it.
  const asRoot = process.getuid?.() === 0
  if (asRoot) {
    const [uid, gid] = await Promise.all(['-u', '-g'].map(idOfPostgres))
    chownSync(folder, uid ?? 0, gid ?? 0)
  }
  const run = (command: string, args: readonly string[]) =>
    asRoot
      ? execute('runuser', ['-u', 'postgres', '--', join(bin, command), ...args], { cwd: folder })
      : execute(join(bin, command), [...args], { cwd: folder })

  const data = join(folder, 'data')
  const port = await freePort()
  await run('initdb', [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ])
  const given = Object.entries(settings).map(([name, value]) => ` -c ${name}=${value}`)
  const all = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off -c max_connections=100${given.join('')}`
  const resume = async () => {
    await run('pg_ctl', ['start', '-D', data, '-w', '-s', '-l', join(folder, 'log'), '-o', all])
  }
  await resume()
  return {
    server: `postgres://postgres@127.0.0.1:${port}`,
    halt: async () => {
      await run('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-s'])
    },
    resume,
    stop: async () => {
      await run('pg_ctl', ['stop', '-D', data, '-m', 'immediate', '-w', '-s'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const newestBin = (): string => {
  const base = '/usr/lib/postgresql'
  const versions = existsSync(base) ? readdirSync(base).map(Number).filter(Number.isInteger) : []
  const bin = join(base, String(Math.max(...versions)), 'bin')
  if (versions.length === 0 || !statSync(bin).isDirectory())
    throw new Error(`no PostgreSQL server in ${base}`)
  return bin
}

const idOfPostgres = async (flag: string): Promise<number> =>
  Number((await execute('id', [flag, 'postgres'])).stdout)

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
