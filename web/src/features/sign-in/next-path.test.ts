import { expect, test } from 'vitest'
import { nextPath } from './next-path.ts'

test.each([
  ['', '/'],
  ['?next=%2F%3Fgrid%3D999901001D01%23152', '/?grid=999901001D01#152'],
  ['?next=https%3A%2F%2Fevil.test%2F', '/'],
  ['?next=%2F%2Fevil.test%2F', '/'],
  ['?next=%2F%5Cevil.test', '/'],
  ['?next=javascript%3Aalert(1)', '/'],
])('%s leads to %s', (search, path) => {
  expect(nextPath(search)).toBe(path)
})
