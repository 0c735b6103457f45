// Shared by the front doors. Only Node itself: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const pnpm = 'pnpm@12.21.0'

export const say = (line) => process.stdout.write(`${line}\n`)

/** One line on stderr and exit code 1: the front doors never end in a stack trace. */
export const stop = (line) => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

export const requireNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Wangge needs Node 20.19 or newer; this is ${process.version}.`)
}

/** Runs a command to its end; resolves to its exit code (or 1 after a signal). */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })

/** Runs quietly; its output is shown only when it fails. Resolves to true where it succeeded. */
export const runQuietly = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code !== 0) process.stderr.write(output)
      resolve(code === 0)
    })
  })

/** Replaces this process for its purpose: passes signals on and ends with the child's code. */
export const become = async (command, args) => {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const code = await new Promise((resolve) => child.on('exit', (c) => resolve(c ?? 1)))
  process.exit(code)
}

const filesUnder = (path) => {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && entry.name !== 'dist')
    .flatMap((entry) => filesUnder(join(path, entry.name)))
    .toSorted()
}

/** One hash over the names and bytes of files and folders, given relative to the root. */
export const hashOf = (paths) => {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of filesUnder(join(root, path)))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

const stampPath = (name) => join(root, 'node_modules', '.wangge', name)
export const isStamped = (name, value) => {
  const path = stampPath(name)
  return existsSync(path) && readFileSync(path, 'utf8') === value
}
export const stamp = (name, value) => {
  mkdirSync(dirname(stampPath(name)), { recursive: true })
  writeFileSync(stampPath(name), value)
}

/** Installs what the lock file names, unless that very lock file is installed already. */
export const ensureInstalled = async () => {
  requireNode()
  const locked = hashOf(['pnpm-lock.yaml', 'pnpm-workspace.yaml'])
  if (isStamped('installed', locked)) return
  say('Installing packages …')
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  const args = ['--yes', pnpm, 'install', '--frozen-lockfile', '--prefer-offline']
  if (!(await runQuietly(npx, args))) stop('The packages could not be installed; see the lines above.')
  stamp('installed', locked)
}

export const has = (command) => spawnSync('which', [command], { stdio: 'ignore' }).status === 0
