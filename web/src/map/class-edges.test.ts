import type { Polygon } from 'geojson'
import { expect, test } from 'vitest'
import { classEdges } from './class-edges.ts'

const square = (x: number, y: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ],
  ],
})
const cell = (of: number, x: number, y = 0) => ({ of, polygon: square(x, y) })

/** Sides of unit squares, by class and whether a cell lies beyond. */
const sides = (cells: Parameters<typeof classEdges>[0]) =>
  Object.fromEntries(
    classEdges(cells).map(({ of, outer, lines }) => [
      `${of} ${outer ? 'outer' : 'inner'}`,
      lines.reduce((sum, line) => sum + line.length - 1, 0),
    ]),
  )

test('a cell alone has all its sides, of its own class', () => {
  expect(sides([cell(95, 0)])).toEqual({ '95 outer': 4 })
  expect(sides([])).toEqual({})
})

test('inside a class there is no edge', () => {
  expect(sides([cell(90, 0), cell(90, 1), cell(90, 1, 1)])).toEqual({ '90 outer': 8 })
})

test.each([
  [99, 90],
  [90, 99],
])('between %d and %d the edge is of the higher class, whichever comes first', (first, second) => {
  expect(sides([cell(first, 0), cell(second, 1)])).toEqual({ '99 outer': 3, '99 inner': 1, '90 outer': 3 })
})

test('of three classes in a row and one round another', () => {
  expect(sides([cell(90, 0), cell(95, 1), cell(99, 2)])).toEqual({
    '90 outer': 3,
    '95 inner': 1,
    '95 outer': 2,
    '99 inner': 1,
    '99 outer': 3,
  })
  const around = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => cell(x === 1 && y === 1 ? 99 : 90, x, y)))
  expect(sides(around)).toEqual({ '90 outer': 12, '99 inner': 4 })
})
