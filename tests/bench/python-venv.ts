import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

const runs = (program: string, args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  return { ok: status === 0, out: stdout ?? '', err: stderr ?? '' }
}

/** Pythons to try, newest first: PYTHON, those on the path, those that pyenv keeps beside it. */
const candidates = (): string[] => {
  const kept = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
  const installed = existsSync(kept)
    ? readdirSync(kept).map((version) => join(kept, version, 'bin/python3'))
    : []
  const named = ['python3', 'python3.14', 'python3.13', 'python3.12']
  return [...(process.env.PYTHON ? [process.env.PYTHON] : []), ...named, ...installed]
}

const isNewEnough = (python: string, minor: number): boolean =>
  runs(python, ['-c', `import sys, venv; sys.exit(sys.version_info < (3, ${minor}))`]).ok

/**
 * A Python 3.`minor` or newer with these packages, in a folder of its own that later runs find again; a line saying why
 * not where there is none or PyPI is out of reach.
 */
export const pythonWith = (
  name: string,
  minor: number,
  packages: readonly string[],
): { readonly python: string } | { readonly missing: string } => {
  const folder = join(tmpdir(), `wangge-bench-${name}`)
  const python = join(folder, 'bin/python')
  const done = join(folder, 'bin/.installed')
  if (existsSync(done)) return { python }
  const base = candidates().find((each) => isNewEnough(each, minor))
  if (base === undefined) return { missing: `no Python 3.${minor} or newer; PYTHON may name one` }
  rmSync(folder, { recursive: true, force: true })
  const made = runs(base, ['-m', 'venv', folder])
  if (!made.ok) return { missing: `${base} makes no venv: ${made.err.trim().split('\n').at(-1)}` }
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:']
  const installed = runs(python, [...pip, ...packages])
  if (!installed.ok) {
    return {
      missing: `${packages.join(', ')} could not be had from PyPI: ${installed.err.trim().split('\n').at(-1)}`,
    }
  }
  runs(python, ['-c', `open(${JSON.stringify(done)}, 'w').close()`])
  return { python }
}
