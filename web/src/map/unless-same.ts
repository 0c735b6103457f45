import type { FeatureCollection, Point } from 'geojson'
import type { LabelKind } from './place-labels.ts'

/** The labels of the wanted kinds; the very object of before where they are the same, so that nothing is drawn anew. */
export function unlessSame(
  before: FeatureCollection<Point>,
  placed: FeatureCollection<Point>,
  wanted: (kind: LabelKind) => boolean,
): FeatureCollection<Point> {
  const features = placed.features.filter(({ properties }) => wanted(properties?.kind as LabelKind))
  const next: FeatureCollection<Point> = { type: 'FeatureCollection', features }
  return JSON.stringify(next) === JSON.stringify(before) ? before : next
}
