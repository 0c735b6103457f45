import type { Feature, FeatureCollection, Polygon } from 'geojson'
import { collectionOf } from './features.ts'
import { outlineOf } from './heat-outline.ts'
import { bandAt, bandLetter, type SpotOnMap } from './spot-bands.ts'

const shapeOf = ({ polygon }: SpotOnMap): Feature<Polygon> => ({
  type: 'Feature',
  properties: {},
  geometry: polygon,
})

/** Cells with the letters of their bands, now and by step of time. */
export const spotCells = (spots: readonly SpotOnMap[]): FeatureCollection =>
  collectionOf(
    spots.map(({ id, polygon, band, steps }) => ({
      type: 'Feature',
      properties: { id, letter: bandLetter(band), steps: steps.map(bandLetter).join('') },
      geometry: polygon,
    })),
  )

/** Round all cells that are hot together (`side` 1), and all that are cold (−1). */
export const spotOutlines = (spots: readonly SpotOnMap[], step: number | null): FeatureCollection =>
  collectionOf(
    ([1, -1] as const).flatMap((side) => {
      const cells = spots.filter((spot) => Math.sign(bandAt(spot, step)) === side)
      return outlineOf(cells.map(shapeOf)).features.map((line) => ({ ...line, properties: { side } }))
    }),
  )

export const spotShapes = (ids: readonly string[], byId: ReadonlyMap<string, SpotOnMap>): FeatureCollection =>
  collectionOf(
    ids.flatMap((id) => {
      const spot = byId.get(id)
      return spot === undefined ? [] : [shapeOf(spot)]
    }),
  )
