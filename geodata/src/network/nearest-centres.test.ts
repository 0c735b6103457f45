import { expect, test } from 'vitest'
import { buildNetwork } from './build-network.ts'
import { edgePlaces, nearestCentres } from './nearest-centres.ts'
import { way } from './test-ways.ts'

test('nearest and second nearest of different centres, on the same edge, across nodes, and none on an island', () => {
  const network = buildNetwork([
    way(1, [
      [0, 0],
      [100, 0],
    ]),
    way(2, [
      [100, 0],
      [300, 0],
    ]),
    way(3, [
      [0, 500],
      [50, 500],
    ]),
  ])
  const [first, second, island] = [1, 2, 3].map((id) => network.edgeWay.indexOf(id)) as [
    number,
    number,
    number,
  ]
  const centres = edgePlaces([
    { edge: first, offsetM: 10 },
    { edge: second, offsetM: 150 },
    { edge: second, offsetM: 160 },
  ])
  const targets = edgePlaces([
    { edge: first, offsetM: 50 },
    { edge: second, offsetM: 190 },
    { edge: island, offsetM: 5 },
  ])
  const found = nearestCentres(network, centres, targets)
  expect([...found.nearest]).toEqual([0, 2, -1])
  expect([...found.second]).toEqual([1, 1, -1])
  expect([...found.nearestM].map(Math.round)).toEqual([40, 30, Infinity])
  expect([...found.secondM].map(Math.round)).toEqual([200, 40, Infinity])
})
