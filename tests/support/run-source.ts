import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const loader = pathToFileURL(
  createRequire(new URL('../../package.json', import.meta.url)).resolve('tsx'),
).href

export interface RunningProgram {
  readonly process: ChildProcess
  readonly lines: string[]
  readonly errorLines: string[]
  /** Resolves with the first line that matches; rejects where the program ends before it. */
  waitForLine(pattern: RegExp): Promise<string>
  /** Exit code, or null after a signal. */
  readonly ended: Promise<number | null>
}

const running = new Set<ChildProcess>()

/** Ends what a failed test left running, so that the next one finds its directory and port free. */
export const stopPrograms = async (): Promise<void> => {
  await Promise.all(
    [...running].map(async (child) => {
      const closed = new Promise((done) => child.once('close', done))
      child.kill('SIGKILL')
      await closed
    }),
  )
}

/** Runs a TypeScript file of this repository in a process of its own; its pid is the program's own. */
export const runSource = (
  path: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): RunningProgram => runNode(['--import', loader, path, ...args], env)

const runNode = (args: readonly string[], env: Readonly<Record<string, string>>): RunningProgram => {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  const lines: string[] = []
  const errorLines: string[] = []
  const output = createInterface({ input: child.stdout })
  output.on('line', (line) => lines.push(line))
  createInterface({ input: child.stderr }).on('line', (line) => errorLines.push(line))
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const waitForLine = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const found = lines.find((line) => pattern.test(line))
      if (found !== undefined) return resolve(found)
      output.on('line', (line) => {
        if (pattern.test(line)) resolve(line)
      })
      void ended.then((code) =>
        reject(new Error(`ended with ${code}: ${[...lines, ...errorLines].join('\n')}`)),
      )
    })
  return { process: child, lines, errorLines, waitForLine, ended }
}

/** The command line as it is shipped: `server/dist/main.js`, which the global setups of the route tests build. */
export const runWangge = (args: readonly string[], env: Readonly<Record<string, string>>): RunningProgram =>
  runNode(['server/dist/main.js', ...args], env)
