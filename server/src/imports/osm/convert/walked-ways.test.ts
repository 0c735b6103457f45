import { buildNetwork, gatesOf, nodeCount } from '@wangge/geodata'
import { describe, expect, it } from 'vitest'
import type { OsmData, OsmTags, OsmWay } from '../osm-data.ts'
import { createProblemLog } from '../problem-log.ts'
import { convertLandscape } from './landscape.ts'
import { convertRoads } from './roads.ts'

/** Ways over five nodes in a row, about 95 m apart; the middle one is tagged. */
const osmOf = (ways: readonly { refs: readonly number[]; tags: OsmTags }[], middle: OsmTags): OsmData => {
  const place = (id: number) => [118.78 + id / 1000, 32.04] as const
  return {
    positions: new Map([1, 2, 3, 4, 5].map((id) => [id, place(id)])),
    taggedNodes: [{ id: 3, lon: place(3)[0], lat: place(3)[1], tags: middle }],
    ways: new Map(ways.map((way, index): [number, OsmWay] => [index + 1, { id: index + 1, ...way }])),
    relations: [],
    headerBbox: null,
    newestMs: null,
  }
}

const convert = (osm: OsmData) => {
  const log = createProblemLog()
  const box = [118, 32, 119, 33] as const
  const roads = convertRoads(osm, box, log).map(({ road }) => road)
  const landscape = convertLandscape(osm, [], box, log)
  return { roads, landscape, shut: log.all().filter(({ code }) => code === 'gate-shut') }
}

const lane = { refs: [1, 2, 3, 4, 5], tags: { highway: 'service', access: 'private' } }

describe('ways that people walk', () => {
  it('a private way is walked by those who live there; a forbidden one by nobody', () => {
    const { roads } = convert(
      osmOf([lane, { refs: [1, 2], tags: { highway: 'service', access: 'no' } }], { barrier: 'gate' }),
    )
    expect(roads.map(({ walkable, privateAccess }) => [walkable, privateAccess])).toEqual([
      [true, true],
      [false, false],
    ])
  })

  it.each([
    [{ barrier: 'gate' }, true, 2],
    [{ barrier: 'lift_gate', access: 'private' }, true, 2],
    [{ barrier: 'gate', access: 'no' }, false, 4],
    [{ barrier: 'gate', locked: 'yes' }, false, 4],
    [{ barrier: 'wall' }, false, 4],
  ])('%j on a way: passable %s, %i nodes', (tags, passable, nodes) => {
    const { roads, landscape, shut } = convert(osmOf([lane], tags))
    expect(landscape.map((l) => [l.kind, l.passable])).toEqual([['gate', passable]])
    expect(nodeCount(buildNetwork(roads, { gates: gatesOf(landscape) }))).toBe(nodes)
    expect(shut.map(({ source }) => source)).toEqual(passable ? [] : ['node/3'])
  })

  it('a wall’s node beside every way, or on one that nobody walks, is no gate', () => {
    const motorway = { refs: [1, 3, 5], tags: { highway: 'motorway' } }
    const { landscape, shut } = convert(osmOf([{ ...lane, refs: [1, 2] }, motorway], { barrier: 'wall' }))
    expect(landscape).toEqual([])
    expect(shut).toEqual([])
  })
})
