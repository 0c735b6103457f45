import { readFileSync } from 'node:fs'
import { bandNeighbours, getisOrd, localMetres } from '@wangge/geodata'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../support/shared.ts'

const path = sharedData('reference/getis-ord-1992/local-g.csv')

/** Columns x, y (metres), value, then Gi and Gi* at 30 m, Gi and Gi* at 45 m, as R's spdep gives them. */
const readColumns = (file: string): Float64Array[] => {
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  const cells = rows.map((row) => row.split(',').map(Number))
  return Array.from({ length: 7 }, (_, column) =>
    Float64Array.from(cells, (row) => row[column] ?? Number.NaN),
  )
}

describe.skipIf(path === null)("Getis and Ord's 256 points", () => {
  it('equals spdep to 1e-9, Gi and Gi*, at 30 and 45 m', () => {
    const [x, y, values, ...expected] = readColumns(path ?? '') as [Float64Array, Float64Array, Float64Array]
    const plane = localMetres([117.6, 35.5])
    const places = Array.from(x, (metres, i) => plane.toDegrees(metres, y[i] as number))
    const centres = {
      lon: Float64Array.from(places, ([lon]) => lon),
      lat: Float64Array.from(places, ([, lat]) => lat),
    }
    const columns = [30.1, 45].flatMap((metres) => {
      const neighbours = bandNeighbours(centres, metres)
      if (!neighbours.ok) throw new Error(neighbours.failure.code)
      return [getisOrd(values, neighbours.value, 'gi'), getisOrd(values, neighbours.value, 'gi-star')]
    })
    expect(expected).toHaveLength(4)
    for (const [column, scores] of columns.entries()) {
      const apart = scores.map((z, i) =>
        Math.abs(z - ((expected as Float64Array[])[column]?.[i] ?? Number.NaN)),
      )
      expect(apart).toHaveLength(256)
      expect(apart.reduce((most, one) => Math.max(most, one), 0)).toBeLessThan(1e-9)
    }
  })
})
