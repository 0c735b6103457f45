import type { FeatureCollection } from 'geojson'
import type { GridTree } from './grid-tree.ts'
import { gapsByGrid } from './gaps-by-grid.ts'
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

/** Codes of a grid and its ancestors in one text, so that a layer can tell what lies in the focus. */
const pathOf = (tree: GridTree, code: string | null): string =>
  code === null ? '' : tree.lineage(code).join(' ')

export function deriveData(data: StreetData, tree: GridTree): DerivedData {
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
      places: placeMarks(data, tree),
      gaps: data.gaps,
      'gap-marks': gapMarks(data, tree),
      heat: hotspots,
      'heat-outline': outlineOf(cells.filter((cell) => cell.properties.density_per_km2 >= highest)),
      outside:
        street === null ? noFeatures : { type: 'FeatureCollection', features: [outsideOf(street.geometry)] },
    },
  }
}

/** One sign a grid: where it lacks both, the missing organisation's, and the label names the two. */
function gapMarks({ gaps }: StreetData, tree: GridTree): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: gapsByGrid(gaps).map(([{ rule, level, code, label_lon, label_lat }]) => ({
      type: 'Feature',
      properties: { rule, level, path: pathOf(tree, code) },
      geometry: { type: 'Point', coordinates: [label_lon, label_lat] },
    })),
  }
}

function placeMarks({ places }: StreetData, tree: GridTree): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: places.features.map(({ properties: { id, kind, status }, geometry }) => {
      const [lon = 0, lat = 0] = geometry.coordinates
      const path = pathOf(tree, tree.pathAt(lon, lat)?.basic ?? null)
      return { type: 'Feature', properties: { id, kind, status, path }, geometry }
    }),
  }
}
