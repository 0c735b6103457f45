import { expect, it } from 'vitest'
import { ground, network } from '../coverage/test-ground.ts'
import { snapPoint } from '../network/snap.ts'
import { indexEdges } from '../network/edge-index.ts'
import { at } from '../coverage/test-town.ts'
import { type ReachControls, siteReach } from './site-reach.ts'

const snapped = snapPoint(network, indexEdges(network), at(500, 0))
if (!snapped.ok) throw new Error(snapped.failure.code)
const starts = [snapped.value, snapped.value]
const reach = (controls: Partial<ReachControls>) => {
  const { edge, offsetM } = ground.buildings
  const found = siteReach(network, starts, { edge, offsetM }, 10_000, {
    isCancelled: () => false,
    isLate: () => false,
    ...controls,
  })
  return found.ok ? found.value.item.length : found.failure.code
}
const onNetwork = ground.buildings.edge.filter((edge) => edge >= 0).length

it('keeps as many pairs as may be, and refuses one more', () => {
  expect(onNetwork).toBeGreaterThan(0)
  expect(reach({ mostPairs: 2 * onNetwork })).toBe(2 * onNetwork)
  expect(reach({ mostPairs: 2 * onNetwork - 1 })).toBe('siting-too-large')
})

it('ends when its time is over, or nobody waits any longer', () => {
  expect(reach({ isLate: () => true })).toBe('siting-too-large')
  expect(reach({ isCancelled: () => true, isLate: () => true })).toBe('cancelled')
})
