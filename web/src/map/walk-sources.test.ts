import type { Feature, FeatureCollection } from 'geojson'
import { describe, expect, it } from 'vitest'
import type { Circles } from './circle-feed.ts'
import { noFeatures } from './street-data.ts'
import { noOverlay, type WalkOverlay } from './walk-overlay.ts'
import { createWalkSources, type WalkScene } from './walk-sources.ts'

const area = (minutes: number, center_id: string | null): Feature =>
  ({
    type: 'Feature',
    properties: { minutes, status: 'operating', center_id, island: false, kind: 'centre' },
    geometry: { type: 'MultiPolygon', coordinates: [] },
  }) as Feature
const collection = (...features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

const circles = {
  united: collection(area(5, null)),
  own: collection(area(5, 's.1'), area(10, 's.1'), area(5, 's.2')),
} as unknown as Circles

const gainedText = (count: number): string => `+${count}`

const scene = (change: Partial<WalkScene> = {}, overlay: Partial<WalkOverlay> = {}): WalkScene => ({
  overlay: { ...noOverlay, ...overlay },
  circles,
  gaps: noFeatures,
  hoveredGap: null,
  centre: null,
  minutes: [5],
  byCentre: false,
  gainedText,
  ...change,
})

describe('the walks’ sources', () => {
  it('stay the same objects while nothing of theirs changes', () => {
    const make = createWalkSources()
    const first = make(scene())
    const moved = make(scene({}, { moved: { centreId: 's.1', from: [0, 0], to: [1, 1] } }))
    const changed = Object.keys(first).filter(
      (source) => first[source as keyof typeof first] !== moved[source as keyof typeof moved],
    )
    expect(changed).toEqual(['moved'])
  })

  it('draw the street’s own circles until an overlay brings others, in the drawn minutes', () => {
    const make = createWalkSources()
    expect(make(scene())['service-merged']).toBe(circles.united)
    const areas = collection(area(5, null), area(10, null), area(5, 's.1')) as unknown as WalkOverlay['areas']
    const merged = make(scene({}, { areas }))['service-merged'] as FeatureCollection
    expect(merged.features).toEqual([area(5, null)])
  })

  it('let one centre’s circle stand out, and a moved one’s before that under the pointer', () => {
    const make = createWalkSources()
    const own = (wanted: WalkScene) => (make(wanted)['own-circle'] as FeatureCollection).features
    expect(own(scene({ centre: 's.1' }))).toEqual([area(5, 's.1')])
    expect(own(scene({ centre: 's.1', minutes: [5, 10] }))).toHaveLength(2)
    const areas = collection(area(5, null), area(5, 's.2')) as unknown as WalkOverlay['areas']
    const moved = { centreId: 's.2', from: [0, 0], to: [1, 1] }
    expect(own(scene({ centre: 's.1' }, { areas, moved }))).toEqual([area(5, 's.2')])
  })

  it('hand what a hand draws straight on', () => {
    const drawn = {
      united: 'data:application/json,1',
      own: 'data:application/json,2',
      gaps: 'data:application/json,3',
      figures: [],
    } as const
    const sources = createWalkSources()(scene({}, { drawn }))
    expect([sources['service-merged'], sources['own-circle'], sources.uncovered]).toEqual([
      drawn.united,
      drawn.own,
      drawn.gaps,
    ])
  })
})
