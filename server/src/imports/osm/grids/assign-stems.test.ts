import { describe, expect, it } from 'vitest'
import { assignStems } from './assign-stems.ts'

describe('naming grids', () => {
  it('gives the strongest claim first and never the same name twice', () => {
    const stems = assignStems(
      [
        [{ stem: '长江路', score: 5 }],
        [
          { stem: '长江路', score: 9 },
          { stem: '洪武路', score: 1 },
        ],
        [],
        [],
      ],
      () => '东',
      (grid) => `第${grid}`,
    )
    expect(stems).toEqual(['长江路东', '长江路', '第2', '第3'])
  })
})
