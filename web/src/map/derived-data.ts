import type { FeatureCollection } from 'geojson'
import { densityBreaks } from './heat-classes.ts'
import { outlineOf } from './heat-outline.ts'
import { outsideOf } from './geometry.ts'
import { noFeatures, type StreetData } from './street-data.ts'
import type { PlainSource } from './style.ts'

/** What follows from the street's data alone, computed once a load. */
export interface DerivedData {
  readonly breaks: readonly number[]
  readonly sources: Readonly<Partial<Record<PlainSource, FeatureCollection>>>
}

export function deriveData(data: StreetData): DerivedData {
  const { hotspots, street } = data
  const finest = Math.max(...hotspots.features.map((cell) => cell.properties.resolution))
  const cells = hotspots.features.filter((cell) => cell.properties.resolution === finest)
  const breaks = densityBreaks(cells.map((cell) => cell.properties.density_per_km2))
  const highest = breaks.at(-1) ?? Infinity
  return {
    breaks,
    sources: {
      districts: data.districts,
      units: data.units,
      'basic-grids': data.basics,
      places: data.places,
      gaps: data.gaps,
      'gap-marks': gapMarks(data),
      heat: hotspots,
      'heat-outline': outlineOf(cells.filter((cell) => cell.properties.density_per_km2 >= highest)),
      outside:
        street === null ? noFeatures : { type: 'FeatureCollection', features: [outsideOf(street.geometry)] },
    },
  }
}

/** Where a grid lacks both, the second sign steps aside instead of hiding the first. */
function gapMarks({ gaps }: StreetData): FeatureCollection {
  const seen = new Set<string>()
  return {
    type: 'FeatureCollection',
    features: gaps.features.map(({ properties: { rule, level, code, label_lon, label_lat } }) => {
      const paired = seen.has(code)
      seen.add(code)
      return {
        type: 'Feature',
        properties: { rule, level, paired },
        geometry: { type: 'Point', coordinates: [label_lon, label_lat] },
      }
    }),
  }
}
