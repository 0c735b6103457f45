import { describe, expect, it } from 'vitest'
import { type ImportLine, importsOf, sourceFiles, textOf } from './source-files.ts'

const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const importsBelow = (folder: string): ImportLine[] => sourceFiles(folder).flatMap(importsOf)
const shown = (lines: readonly ImportLine[]) => lines.map((line) => `${line.from} → ${line.to}`)

describe('import directions', () => {
  it('reads imports at all', () => {
    expect(importsBelow('geodata/src').length).toBeGreaterThan(20)
    expect(importsBelow('server/src').length).toBeGreaterThan(20)
    expect(importsBelow('web/src').length).toBeGreaterThan(20)
  })

  it('geodata imports only itself and small geometry and index libraries', () => {
    const allowed =
      /^(geodata\/src\/|@turf\/|flatbush$|kdbush$|h3-js$|robust-predicates$|delaunator$|highs$|geojson$)/
    const inTests = /^(vitest|fast-check)$/
    const wrong = importsBelow('geodata/src').filter(
      (line) => !allowed.test(line.to) && !(isTest(line.from) && inTests.test(line.to)),
    )
    expect(shown(wrong)).toEqual([])
  })

  it('server reaches geodata only through its door, and nobody else of ours', () => {
    const wrong = importsBelow('server/src').filter(
      (line) =>
        /^(web|tests|geodata)\//.test(line.to) ||
        (line.to.startsWith('@wangge/') && line.to !== '@wangge/geodata'),
    )
    expect(shown(wrong)).toEqual([])
  })

  it('web imports geodata, and of the server only types', () => {
    const wrong = importsBelow('web/src').filter((line) => {
      if (/^((server|tests|geodata)\/|node:)/.test(line.to)) return !isTest(line.from)
      if (line.to.startsWith('@wangge/server')) return !line.typeOnly
      return line.to.startsWith('@wangge/') && line.to !== '@wangge/geodata'
    })
    expect(shown(wrong)).toEqual([])
  })

  it('no feature of the web imports a sibling', () => {
    const feature = (path: string) => /^web\/src\/features\/([^/]+)\//.exec(path)?.[1]
    const wrong = importsBelow('web/src/features').filter((line) => {
      const to = feature(line.to)
      return to !== undefined && to !== feature(line.from)
    })
    expect(shown(wrong)).toEqual([])
  })

  it('SQL lives in server/src/db, migrations and accounts only', () => {
    const sql = /`\s*(select|insert|update|delete|with)\s/i
    const wrong = sourceFiles('server/src').filter(
      (path) =>
        !path.startsWith('server/src/db/') &&
        !path.startsWith('server/src/auth/') &&
        !isTest(path) &&
        sql.test(textOf(path)),
    )
    expect(wrong).toEqual([])
  })
})
