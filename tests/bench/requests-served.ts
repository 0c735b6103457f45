import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Question } from './requests-recount.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface ServedCity {
  /** The answer of `/api/v1…`, read to its end. */
  ask(path: string): Promise<unknown>
  stop(): Promise<void>
}

/** The server as it is shipped (`server/dist`, which `npm run bench` builds), in a process of its own. */
export const serveCity = async (databaseUrl: string): Promise<ServedCity> => {
  const child = spawn(process.execPath, ['server/dist/main.js', 'serve'], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATABASE_URL: databaseUrl, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, found] = /(http:\/\/\S+)/.exec(line) ?? []
      if (found !== undefined) resolve(found)
    })
    void ended.then(() => reject(new Error('the server did not start')))
  })
  return {
    ask: async (path) => {
      const response = await fetch(`${url}/api/v1${path}`)
      const text = await response.text()
      if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`)
      return JSON.parse(text)
    },
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** A day of China. */
const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)

const placeOf = ({ streetId, grid, category }: Question): string =>
  [
    `street=${streetId}`,
    ...(grid === null ? [] : [`grid=${grid}`]),
    ...(category === null ? [] : [`category=${category}`]),
  ].join('&')

const windowOf = ({ fromMs, toMs }: Question): string => `from=${dayOf(fromMs)}&to=${dayOf(toMs - 1)}`

export const indicatorsPath = (question: Question): string =>
  `/requests/indicators?${placeOf(question)}&${windowOf(question)}`

/** Pages as people ask for them. */
export const listPaths = {
  newest: (question: Question) => `/requests?${placeOf(question)}`,
  'newest of a window': (question: Question) => `/requests?${placeOf(question)}&${windowOf(question)}`,
  'due, of those open': (question: Question) => `/requests?${placeOf(question)}&open=true&sort=due`,
  'late ones of a window': (question: Question) =>
    `/requests?${placeOf(question)}&${windowOf(question)}&figure=onTime&yes=false`,
} as const
