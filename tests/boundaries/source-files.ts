import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Paths, relative to the root, of every file below a folder, leaving out what is built or installed. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder)).flatMap((name) => {
    if (name === 'node_modules' || name === 'dist') return []
    const path = join(folder, name)
    return statSync(join(root, path)).isDirectory() ? filesBelow(path) : [path]
  })

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

export interface ImportLine {
  readonly from: string
  /** As written for packages; relative to the root for relative ones. */
  readonly to: string
  readonly typeOnly: boolean
}

const pattern =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

export const importsOf = (path: string): ImportLine[] =>
  [...textOf(path).matchAll(pattern)].map((match) => {
    const written = match[2] ?? match[3] ?? ''
    return {
      from: path,
      to: written.startsWith('.') ? relative(root, join(root, dirname(path), written)) : written,
      typeOnly: match[1] !== undefined,
    }
  })

export const sourceFiles = (folder: string): string[] =>
  filesBelow(folder).filter((path) => /\.(ts|tsx|mjs)$/.test(path))
