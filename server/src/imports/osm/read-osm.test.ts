import { describe, expect, it } from 'vitest'
import { readOsm, readOsmFile } from './read-osm.ts'
import { encodePbf } from './test-pbf.ts'

const file = encodePbf({
  nodes: [
    { id: 5, lon: 118.78, lat: 32.04, tags: {} },
    { id: 3, lon: 118.781, lat: 32.041, tags: { barrier: 'gate', name: '东门' } },
    { id: 9_000_000_001, lon: -1.5, lat: -32.0000001, tags: {} },
  ],
  ways: [{ id: 7, refs: [5, 3, 9_000_000_001], tags: { highway: 'residential', name: '三条巷' } }],
  relations: [{ id: 8, members: [{ type: 'way', ref: 7, role: 'outer' }], tags: { type: 'multipolygon' } }],
  timestampSeconds: 1_623_456_789,
})

describe('reading a PBF file', () => {
  it('reads nodes, ways, relations, tags and the time of the header', () => {
    const read = readOsm(file)
    if (!read.ok) throw new Error(read.failure.code)
    expect(read.value.positions.size).toBe(3)
    expect(read.value.positions.get(9_000_000_001)?.[1]).toBeCloseTo(-32.0000001, 7)
    expect(read.value.taggedNodes).toEqual([
      { id: 3, lon: 118.781, lat: 32.041, tags: { barrier: 'gate', name: '东门' } },
    ])
    expect(read.value.ways.get(7)?.refs).toEqual([5, 3, 9_000_000_001])
    expect(read.value.relations[0]?.members).toEqual([{ type: 'way', ref: 7, role: 'outer' }])
    expect(read.value.newestMs).toBe(1_623_456_789_000)
  })

  it('refuses the file cut at every byte', () => {
    const codes = new Set<string>()
    for (let bytes = 0; bytes < file.length; bytes++) {
      const read = readOsm(file.subarray(0, bytes))
      expect(read.ok, `cut at ${bytes}`).toBe(false)
      if (!read.ok) codes.add(read.failure.code)
    }
    expect([...codes].toSorted()).toEqual(['file-cut-off', 'not-osm-pbf'])
  })

  it('answers with a value, not a crash, whatever byte is turned', () => {
    for (let at = 0; at < file.length; at++) {
      const turned = Buffer.from(file)
      turned[at] = (turned[at] as number) ^ 0xff
      expect(typeof readOsm(turned).ok).toBe('boolean')
    }
  })

  it.each([
    ['nothing', ''],
    ['text', 'not a map at all, but long enough to hold a length'],
    ['XML', '<?xml version="1.0"?><osm version="0.6"></osm>'],
    ['zeros', '\0'.repeat(100)],
  ])('calls %s no OSM file', (_, content) => {
    const read = readOsm(Buffer.from(content))
    expect(read).toMatchObject({ ok: false, failure: { code: 'not-osm-pbf' } })
  })

  it('tells a missing file and a folder from a bad one', async () => {
    expect(await readOsmFile('/nowhere/x.osm.pbf')).toMatchObject({ failure: { code: 'file-unreadable' } })
    expect(await readOsmFile('/')).toMatchObject({ failure: { code: 'file-unreadable' } })
  })
})
