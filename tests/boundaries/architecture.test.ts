import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, root, textOf } from './source-files.ts'

/** `geodata/src/crs/lattice.ts`, `web/src/features/`: backticked, with a slash, under a top folder of ours. */
const paths = /`((?:geodata|server|web|tests|docs|scripts|\.ci)\/[\w./-]*)`/g
const pathsIn = (file: string) => [...textOf(file).matchAll(paths)].map((match) => match[1] ?? '')

describe('the written architecture', () => {
  const documents = ['ARCHITECTURE.md', 'README.md', ...filesBelow('docs').filter((f) => f.endsWith('.md'))]

  it.each(documents)('%s names only paths that exist', (file) => {
    const built = /^(server|web)\/dist\b/
    expect(pathsIn(file).filter((path) => !built.test(path) && !existsSync(join(root, path)))).toEqual([])
  })

  it('names every folder of the sources', () => {
    const named = pathsIn('ARCHITECTURE.md').map((path) => path.replace(/\/$/, ''))
    const folders = new Set(
      ['geodata/src', 'server/src', 'web/src'].flatMap((top) =>
        filesBelow(top)
          .map((file) => file.split('/').slice(0, 3).join('/'))
          .filter((path) => !/\.[a-z]+$/.test(path)),
      ),
    )
    expect([...folders].filter((folder) => !named.includes(folder))).toEqual([])
  })

  it('numbers its decisions once each', () => {
    const numbers = filesBelow('docs/decisions').map((file) => file.split('/')[2]?.slice(0, 4))
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})

describe('what must not be in the repository', () => {
  const texts = ['geodata', 'server', 'web', 'tests', 'docs', 'scripts']
    .flatMap(filesBelow)
    .filter((path) => /\.(ts|tsx|mjs|md|sql|css|html|json)$/.test(path))

  it('no skipped or single-run test is left behind', () => {
    const marks = new RegExp(['it', 'test', 'describe'].map((w) => `\\b${w}\\.(only|todo)\\(`).join('|'))
    expect(texts.filter((path) => marks.test(textOf(path)))).toEqual([])
  })

  it('no path of a machine', () => {
    const machine = new RegExp(['/work/', '/root/', '/home/'].map((p) => `['"\`\\s]${p}`).join('|'))
    expect(
      texts.filter((path) => machine.test(textOf(path)) && !path.endsWith('architecture.test.ts')),
    ).toEqual([])
  })
})
