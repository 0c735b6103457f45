import { describe, expect, it } from 'vitest'
import { readArguments } from './cli-arguments.ts'

describe('arguments of import osm', () => {
  it('reads all of them', () => {
    const args = [
      'a.osm.pbf',
      '--street',
      '新街口街道',
      '--bbox',
      '118.7,32.0,118.8,32.1',
      '--code=320102001',
    ]
    expect(readArguments([...args, '--as-of', '2021-06-12'])).toEqual({
      ok: true,
      value: {
        file: 'a.osm.pbf',
        street: '新街口街道',
        county: null,
        bbox: [118.7, 32.0, 118.8, 32.1],
        code: '320102001',
        asOfMs: Date.UTC(2021, 5, 12),
      },
    })
  })
  it.each([
    [['--street', 'x'], 'missing-file'],
    [['a'], 'missing-street'],
    [['a', '--street'], 'missing-value'],
    [['a', 'b', '--street', 'x'], 'unknown-option'],
    [['a', '--street', 'x', '--box', '1'], 'unknown-option'],
    [['a', '--street', 'x', '--bbox', '1,2,3'], 'bad-bbox'],
    [['a', '--street', 'x', '--bbox', '118.8,32,118.7,32.1'], 'bad-bbox'],
    [['a', '--street', 'x', '--bbox', '100,20,120,40'], 'bad-bbox'],
    [['a', '--street', 'x', '--bbox', 'a,b,c,d'], 'bad-bbox'],
    [['a', '--street', 'x', '--code', '123'], 'bad-code'],
    [['a', '--street', 'x', '--as-of', '2021-02-30'], 'bad-date'],
  ])('%j → %s', (args, code) => {
    expect(readArguments(args)).toMatchObject({ ok: false, failure: { code } })
  })
})
