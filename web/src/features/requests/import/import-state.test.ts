import { describe, expect, test } from 'vitest'
import type { ImportUploaded } from '../../../api/request-import.ts'
import { badRowsCsv } from './bad-rows-csv.ts'
import { guessSystem, zoneChoices } from './coordinate-choices.ts'
import { fitOf, isJoined, isWhole, withColumn, withWord, wordsToName } from './import-state.ts'

const mapping = { category: '类别', createdAt: '时间', lon: 'x', lat: 'y', position: null }

describe('the mapping', () => {
  test('is whole once category, time and place have columns', () => {
    expect(isWhole(mapping, false)).toBe(true)
    expect(isWhole({ ...mapping, lat: null }, false)).toBe(false)
    expect(isWhole({ ...mapping, lat: null, position: '坐标' }, true)).toBe(true)
    expect(isJoined(mapping)).toBe(false)
    expect(isJoined({ ...mapping, position: '坐标' })).toBe(true)
  })

  test('a column goes to one field only', () => {
    expect(withColumn(mapping, 'lat', 'x')).toEqual({ ...mapping, lon: null, lat: 'x' })
    expect(withColumn(mapping, 'lat', null)).toEqual({ ...mapping, lat: null })
  })

  test('a word is named, renamed and let go', () => {
    const named = withWord(mapping, '噪音扰民', 'environment')
    expect(named.categories).toEqual({ 噪音扰民: 'environment' })
    expect(withWord(named, '噪音扰民', 'dispute').categories).toEqual({ 噪音扰民: 'dispute' })
    expect(withWord(named, '噪音扰民', null).categories).toEqual({})
    const unknownCategories = [{ word: '其他', rows: 3 }]
    expect(wordsToName({ unknownCategories }, named)).toEqual([
      { word: '其他', rows: 3 },
      { word: '噪音扰民', rows: null },
    ])
  })
})

describe('coordinates', () => {
  const uploaded = (cells: string[]): ImportUploaded =>
    ({
      columns: ['x', 'y'],
      sampleRows: cells.map((cell, at) => ({ line: at + 2, cells: [cell, '1'] })),
      mapping: { lon: 'x', lat: 'y', position: null },
    }) as unknown as ImportUploaded

  test('degrees, metres, and metres with the zone in front', () => {
    expect(guessSystem(uploaded(['117.63', '']), 117.63)).toBe('wgs84')
    // Zone 39, meridian 117°: EPSG 4548 without the number, 4527 with it.
    expect(guessSystem(uploaded(['557012.3']), 117.63)).toBe('epsg:4548')
    expect(guessSystem(uploaded(['39557012.3']), 117.63)).toBe('epsg:4527')
  })

  test('a street’s own zone first, those beside it after', () => {
    expect(zoneChoices(117.63).map(({ crs }) => crs)).toEqual([
      'epsg:4548',
      'epsg:4547',
      'epsg:4549',
      'epsg:4527',
      'epsg:4526',
      'epsg:4528',
    ])
    expect(zoneChoices(135).map(({ crs }) => crs)).toEqual([
      'epsg:4554',
      'epsg:4553',
      'epsg:4533',
      'epsg:4532',
    ])
  })

  test('how many lie on the street; of none judged nothing is said', () => {
    const readings = {
      judged: 4,
      declared: 'wgs84' as const,
      onStreet: { wgs84: 1 },
      likely: 'gcj02' as const,
    }
    expect(fitOf(readings, 'wgs84')).toBe(0.25)
    expect(fitOf(readings, 'gcj02')).toBe(0)
    expect(fitOf({ ...readings, judged: 0 }, 'wgs84')).toBeNull()
  })
})

test('bad rows as a table: quoted, and no cell is a formula', () => {
  const csv = badRowsCsv(
    [
      { line: 4, column: '经度,东', code: 'bad-position', detail: '=9"9' },
      { line: 5, column: null, code: 'missing-time', detail: '' },
    ],
    ['行', '列', '原因', '样子'],
    (code) => code,
  )
  expect(csv).toBe('\uFEFF行,列,原因,样子\r\n4,"经度,东",bad-position,"\'=9""9"\r\n5,,missing-time,\r\n')
})
