import { describe, expect, it } from 'vitest'
import { chooseTarget } from './choose-target.ts'

const here = { district: 'D1', unit: 'U1', basic: 'B1' }

describe('chooseTarget', () => {
  it.each([
    ['the street', [], 'D1'],
    ['its district', ['D1'], 'U1'],
    ['its unit', ['U1', 'D1'], 'B1'],
    ['the basic grid itself', ['B1', 'U1', 'D1'], 'B1'],
    ['a neighbour in the unit', ['B2', 'U1', 'D1'], 'B1'],
    ['another unit of the district', ['U2', 'D1'], 'U1'],
    ['a basic grid of another unit', ['B9', 'U2', 'D1'], 'U1'],
    ['another district', ['D2'], 'D1'],
    ['a unit of another district', ['U9', 'D2'], 'D1'],
  ])('from %s', (_, lineage, target) => expect(chooseTarget(here, lineage)).toBe(target))
})
