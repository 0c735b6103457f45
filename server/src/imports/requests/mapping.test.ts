import { describe, expect, it } from 'vitest'
import { columnNames } from './column-names.ts'
import { guessMapping } from './guess-mapping.ts'
import { createHeaderFinder } from './header-finder.ts'
import { resolveMapping } from './mapping.ts'
import type { SourceRow } from './table.ts'

const guessed = (...headers: string[]) =>
  Object.fromEntries(Object.entries(guessMapping(headers)).filter(([, column]) => column !== null))

describe('guessing', () => {
  it('Chinese headers', () => {
    expect(
      guessed(
        '序号',
        '工单编号',
        '诉求类别*',
        '受理时间（年/月/日）',
        '经度',
        '纬度',
        '诉求内容',
        '签收时间',
        '办结时间',
        '是否解决',
        '是否满意',
      ),
    ).toEqual({
      externalId: '工单编号',
      category: '诉求类别*',
      createdAt: '受理时间（年/月/日）',
      lon: '经度',
      lat: '纬度',
      description: '诉求内容',
      signedAt: '签收时间',
      closedAt: '办结时间',
      solved: '是否解决',
      satisfied: '是否满意',
    })
  })

  it('English headers, and those of Open311', () => {
    expect(
      guessed('service_request_id', 'Service Code', 'requested_datetime', 'lat', 'long', 'description'),
    ).toEqual({
      externalId: 'service_request_id',
      category: 'Service Code',
      createdAt: 'requested_datetime',
      lat: 'lat',
      lon: 'long',
      description: 'description',
    })
  })

  it('one column with both goes after two, and no column twice', () => {
    expect(guessed('类别', '时间', '坐标')).toEqual({ category: '类别', createdAt: '时间', position: '坐标' })
    expect(guessed('经度', '纬度', '坐标')).toEqual({ lon: '经度', lat: '纬度' })
    expect(guessed('经度', '经纬度')).toEqual({ position: '经纬度' })
    expect(guessed('姓名', '电话')).toEqual({})
  })
})

describe('columns', () => {
  it('have names, none of them twice', () => {
    expect(columnNames(['时间', '', '时间', 'a\n b'], 6)).toEqual(['时间', 'B', '时间 (C)', 'a b', 'E', 'F'])
    expect(columnNames([], 28).slice(25)).toEqual(['Z', 'AA', 'AB'])
  })

  it('the header is found below a title', () => {
    const found: unknown[] = []
    const data: SourceRow[] = []
    const finder = createHeaderFinder(
      ({ line }) => found.push(line),
      (row) => data.push(row),
    )
    const rows = [
      ['某街道诉求台账'],
      ['填报单位：', '某街道'],
      ['类别', '受理时间', '经度', '纬度'],
      ['a', 'b', '1', '2'],
    ]
    rows.forEach((cells, i) => finder.take({ line: i + 1, cells }))
    expect(finder.end()?.line).toBe(3)
    expect([found, data.map(({ line }) => line)]).toEqual([[3], [4]])
  })

  it('without a known word the first row is the header; without a row there is none', () => {
    const empty = createHeaderFinder(
      () => {},
      () => {},
    )
    expect(empty.end()).toBeNull()
    const finder = createHeaderFinder(
      () => {},
      () => {},
    )
    for (let line = 1; line < 30; line += 1) finder.take({ line, cells: ['甲', '乙'] })
    expect(finder.end()?.line).toBe(1)
  })
})

describe('a mapping', () => {
  const columns = ['a', 'b', 'c', 'd']
  it.each([
    [{ category: 'a', createdAt: 'b', lon: 'c', lat: 'd' }, 'ok'],
    [{ category: 'a', createdAt: 'b', position: 'c' }, 'ok'],
    [
      { category: 'a', lon: 'c', lat: 'd' },
      { code: 'unmapped-field', detail: { field: 'createdAt' } },
    ],
    [
      { category: 'a', createdAt: 'b', lon: 'c' },
      { code: 'unmapped-field', detail: { field: 'lat' } },
    ],
    [
      { category: 'a', createdAt: 'x', position: 'c' },
      { code: 'unknown-column', detail: { field: 'createdAt', column: 'x' } },
    ],
    [
      { category: 'a', createdAt: 'a', position: 'c' },
      { code: 'column-mapped-twice', detail: { field: 'createdAt', column: 'a' } },
    ],
  ])('%j: %j', (mapping, expected) => {
    const resolved = resolveMapping(mapping, columns)
    expect(resolved.ok ? 'ok' : resolved.failure).toEqual(expected)
  })
})
