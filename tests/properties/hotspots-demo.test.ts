import type { HotspotOptions } from '@wangge/geodata'
import { describe, expect, it } from 'vitest'
import { demoStreet } from '../support/demo-street.ts'
import { scoreAgainstTruth } from './hotspots-truth.ts'

const REACH_M = 200
const options = (chance: HotspotOptions['chance']): HotspotOptions => ({
  neighbours: { kind: 'band', metres: REACH_M },
  statistic: 'gi-star',
  denominator: 'households',
  chance,
  minimumCount: 5,
})

describe('the planted clusters of the demo street', () => {
  it('are all found, and little else, with exact chance', () => {
    const score = scoreAgainstTruth(demoStreet(), 10, REACH_M, options({ kind: 'households' }))
    expect(score.clusters).toBe(14)
    expect(score.clustersFound).toBe(14)
    expect(score.plantedFound / score.planted).toBeGreaterThan(0.94)
    expect(score.hotTouching / score.hot).toBeGreaterThan(0.88)
  })

  it('are all found when values are dealt out anew, with fewer cells beside them', () => {
    const score = scoreAgainstTruth(
      demoStreet(),
      10,
      REACH_M,
      options({ kind: 'permutation', draws: 9999, seed: 1 }),
    )
    expect(score.clustersFound).toBe(14)
    expect(score.plantedFound / score.planted).toBeGreaterThan(0.8)
    expect(score.hotTouching / score.hot).toBeGreaterThan(0.85)
    expect(score.hotInside / score.hot).toBeGreaterThan(0.6)
  })
})
