import { describe, expect, it } from 'vitest'
import { cellShape } from './cell-shape.ts'
import { readCrs } from './crs.ts'
import { readJoined, readPair } from './read-position.ts'
import { categoryReader, readAnswer, readStage } from './read-words.ts'
import { createSpread } from './spread-sample.ts'

describe('words', () => {
  it('categories: our codes and names, and the file’s own words before them', () => {
    const read = categoryReader({ 噪音扰民: 'environment', 民生服务: 'dispute' })
    expect(
      [
        'environment',
        ' 生态环保 ',
        '人居环境整治',
        'Public Security',
        '噪音扰民',
        '民生服务',
        '其他',
        '',
      ].map(read),
    ).toEqual([
      'environment',
      'environment',
      'living-environment',
      'public-security',
      'environment',
      'dispute',
      null,
      null,
    ])
  })

  it('stages and answers', () => {
    expect(['1', '７', '严格结案', '定期会商', '8', '0', '2.5', '处理中'].map(readStage)).toEqual([
      1,
      7,
      7,
      3,
      null,
      null,
      null,
      null,
    ])
    expect(['是', '已解决', '非常满意', 'TRUE', '否', '不满意', '0', '一般', '未知'].map(readAnswer)).toEqual(
      [true, true, true, true, false, false, false, undefined, undefined],
    )
  })

  it('positions', () => {
    expect(readPair(' 117.6 ', '３５．５°')).toEqual([117.6, 35.5])
    expect(readPair('39522000.5', '-3')).toEqual([39522000.5, -3])
    expect([
      readPair('117.6', ''),
      readPair('117,6', '35'),
      readPair('东经117', '35'),
      readPair('1e3', '2'),
    ]).toEqual([null, null, null, null])
    for (const cell of [
      '117.6,35.5',
      '117.6，35.5',
      '(117.6; 35.5)',
      'POINT(117.6 35.5)',
      '[117.6、35.5]',
      '117.6  35.5',
    ])
      expect(readJoined(cell)).toEqual([117.6, 35.5])
    expect([readJoined('117.6'), readJoined('117.6,35.5,7'), readJoined('浚河路12号')]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('coordinate systems', () => {
    expect(
      ['WGS84', 'GCJ-02', 'bd_09', 'EPSG:4546', 'CGCS2000', 'epsg:4490', 'epsg:3857', 'epsg:4512', ''].map(
        readCrs,
      ),
    ).toEqual(['wgs84', 'gcj02', 'bd09', 'epsg:4546', 'wgs84', 'wgs84', null, null, null])
  })

  it('a shape says nothing of what the cell says', () => {
    expect(cellShape('张三 13800138000 Li@x.cn')).toBe('字字 99999999999 aa@a.aa')
    expect(cellShape('2026/13/45')).toBe('9999/99/99')
    expect(cellShape('x'.repeat(5000))).toBe(`${'a'.repeat(40)}…`)
  })

  it('a sample is spread over all there is', () => {
    const spread = createSpread<number>(100)
    for (let i = 0; i < 12_345; i += 1) spread.add(i)
    const items = spread.items()
    expect(items.length).toBeGreaterThan(50)
    expect(items.length).toBeLessThanOrEqual(100)
    const steps = new Set(items.slice(1).map((item, i) => item - (items[i] ?? 0)))
    expect([...steps]).toEqual([128])
    expect(items.at(-1)).toBeGreaterThan(12_345 - 256)
  })
})
