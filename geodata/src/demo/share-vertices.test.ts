import type { Polygon, Position } from 'geojson'
import { expect, test } from 'vitest'
import { dissolve } from '../partition/dissolve.ts'
import { shareVertices } from './share-vertices.ts'

const polygon = (...ring: Position[]): Polygon => ({
  type: 'Polygon',
  coordinates: [[...ring, ring[0] ?? []]],
})

test('gives both sides of a border the same points, so that it dissolves', () => {
  const west = polygon([0, 0], [0.001, 0], [0.0010001, 0.0004], [0.001, 0.001], [0, 0.001])
  const east = polygon([0.001, 0], [0.002, 0], [0.002, 0.001], [0.001, 0.001])
  const shared = shareVertices([west, east])
  expect(shared[1]?.coordinates[0]?.at(-2)).toEqual([0.0010001, 0.0004])
  expect(shared[0]).toEqual(west)
  const joined = dissolve(shared).coordinates
  expect(joined).toHaveLength(1)
  expect(joined[0]).toHaveLength(1)
})
