import type { FeatureCollection, Point } from 'geojson'
import type { CoverageGapProperties } from './street-data.ts'
import { isNamed, type LabelScene } from './street-labels.ts'

/**
 * Figures of gaps at their own label points, without asking for room: while a centre is on its way gaps change many
 * times a second, and only what stands still is placed.
 */
export const hastyGapFigures = (
  gaps: readonly CoverageGapProperties[],
  scene: Pick<LabelScene, 'state' | 'frame' | 'words'>,
): FeatureCollection<Point> => ({
  type: 'FeatureCollection',
  features: gaps
    .filter(({ rank }) => isNamed(rank, scene))
    .map(({ households, rank, label_lon, label_lat }) => ({
      type: 'Feature',
      properties: { kind: 'uncovered', text: scene.words.households(households), muted: false, order: rank },
      geometry: { type: 'Point', coordinates: [label_lon, label_lat] },
    })),
})
