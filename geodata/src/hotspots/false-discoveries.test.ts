import { expect, it } from 'vitest'
import { falseDiscoveryQ } from './false-discoveries.ts'

it("equals R's p.adjust(…, 'BH')", () => {
  const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269]
  const others = [0.275, 0.34, 0.341, 0.384, 0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986]
  const q = [...falseDiscoveryQ(Float64Array.of(...p, ...others))]
  expect(q.slice(0, 8).map((one) => one.toFixed(9))).toEqual([
    '0.025000000',
    '0.100000000',
    '0.210000000',
    '0.210000000',
    '0.210000000',
    '0.250000000',
    '0.264285714',
    '0.491071429',
  ])
  expect(q.slice(-4)).toEqual([0.986, 0.986, 0.986, 0.986])
})
