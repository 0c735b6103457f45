import { expect, test } from 'vitest'
import type { ChildFigures } from '../../api/overview.ts'
import { treeMove, treeRows } from './tree-rows.ts'

const node = (code: string, level: ChildFigures['level']): ChildFigures => ({
  code,
  level,
  name: code,
  households: 0,
  residents: 0,
  requests: 0,
  share5: null,
  gaps: 0,
})

const children: Record<string, ChildFigures[]> = {
  '': [node('D1', 'district'), node('D2', 'district')],
  D1: [node('U1', 'unit'), node('U2', 'unit')],
  U1: [node('B1', 'basic')],
}
const rowsWith = (...open: string[]) => treeRows((code) => children[code ?? ''], new Set(open))

test('rows follow the open branches, with the district they belong to', () => {
  expect(rowsWith().map((row) => row.node.code)).toEqual(['D1', 'D2'])
  const rows = rowsWith('D1', 'U1', 'D2')
  expect(rows.map((row) => [row.node.code, row.depth, row.district])).toEqual([
    ['D1', 1, 'D1'],
    ['U1', 2, 'D1'],
    ['B1', 3, 'D1'],
    ['U2', 2, 'D1'],
    ['D2', 1, 'D2'],
  ])
  expect(rows.map((row) => row.expanded)).toEqual([true, true, undefined, false, true])
})

test('arrows walk, open and close the outline', () => {
  const rows = rowsWith('D1')
  expect(treeMove(rows, null, 'ArrowDown')).toEqual({ focus: 'D1' })
  expect(treeMove(rows, 'D1', 'ArrowDown')).toEqual({ focus: 'U1' })
  expect(treeMove(rows, 'D1', 'ArrowUp')).toBeNull()
  expect(treeMove(rows, 'D2', 'ArrowDown')).toBeNull()
  expect(treeMove(rows, 'D1', 'ArrowRight')).toEqual({ focus: 'U1' })
  expect(treeMove(rows, 'U1', 'ArrowRight')).toEqual({ toggle: 'U1' })
  expect(treeMove(rows, 'U1', 'ArrowLeft')).toEqual({ focus: 'D1' })
  expect(treeMove(rows, 'D1', 'ArrowLeft')).toEqual({ toggle: 'D1' })
  expect(treeMove(rows, 'D1', 'End')).toEqual({ focus: 'D2' })
})
