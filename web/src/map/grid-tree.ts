import { boundsOf, containsPoint } from './geometry.ts'
import type { GridFeature, StreetData } from './street-data.ts'

/** Codes from the district down to the basic grid that contains a point. */
export interface GridPath {
  readonly district: string
  readonly unit: string
  readonly basic: string
}

export interface GridTree {
  get(code: string): GridFeature | undefined
  /** Null outside the street; on a shared border, the first grid in code order. */
  pathAt(lon: number, lat: number): GridPath | null
  /** The code itself and its ancestors, lowest first. */
  lineage(code: string): readonly string[]
  /** The grids one level below, in the data's order; null: the street's districts. */
  below(code: string | null): readonly GridFeature[]
}

export function buildGridTree(data: Pick<StreetData, 'districts' | 'units' | 'basics'>): GridTree {
  const byCode = new Map<string, GridFeature>()
  for (const collection of [data.districts, data.units, data.basics])
    for (const feature of collection.features) byCode.set(feature.properties.code, feature)
  const basics = data.basics.features.map((feature) => ({ feature, bounds: boundsOf(feature.geometry) }))

  const lineage = (code: string): readonly string[] => {
    const parent = byCode.get(code)?.properties.parent_code
    return parent === null || parent === undefined ? [code] : [code, ...lineage(parent)]
  }

  return {
    get: (code) => byCode.get(code),
    lineage,
    below: (code) =>
      code === null
        ? data.districts.features
        : [...data.units.features, ...data.basics.features].filter(
            ({ properties }) => properties.parent_code === code,
          ),
    pathAt(lon, lat) {
      const hit = basics.find(
        ({ feature, bounds: [west, south, east, north] }) =>
          lon >= west &&
          lon <= east &&
          lat >= south &&
          lat <= north &&
          containsPoint(feature.geometry, lon, lat),
      )
      const [basic, unit, district] = hit === undefined ? [] : lineage(hit.feature.properties.code)
      return basic === undefined || unit === undefined || district === undefined
        ? null
        : { district, unit, basic }
    },
  }
}
