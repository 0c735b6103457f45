import { expect, test } from 'vitest'
import type { GridEntry } from '../../api/grid-index.ts'
import { searchGrids } from './search-grids.ts'

const entry = (code: string, name: string, level: GridEntry['level']): GridEntry => ({
  code,
  name,
  level,
  parentCode: null,
})
const index = [
  entry('999901001001001', '老三条巷01', 'basic'),
  entry('999901001001', '三条巷单元', 'unit'),
  entry('999901001001002', '三条巷02', 'basic'),
  entry('999901001D01', '浚河路片区', 'district'),
]

test('names that begin with the text come first, larger grids before smaller', () => {
  expect(searchGrids(index, ' 三条巷 ').map((found) => found.name)).toEqual([
    '三条巷单元',
    '三条巷02',
    '老三条巷01',
  ])
})

test('codes are found by any part, in either case', () => {
  expect(searchGrids(index, 'd01').map((found) => found.name)).toEqual(['浚河路片区'])
})
