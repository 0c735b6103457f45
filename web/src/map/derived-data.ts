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

/** The two signs of a grid that lacks both stand side by side, not on each other. */
function gapMarks({ gaps }: StreetData): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: gaps.features.map(({ properties }) => ({
      type: 'Feature',
      properties: { rule: properties.rule, level: properties.level },
      geometry: { type: 'Point', coordinates: [properties.label_lon, properties.label_lat] },
    })),
  }
}
