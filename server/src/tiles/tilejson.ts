import { type Collection, type Property, scopeOf, tileScopeOf } from '../ogc/collection.ts'
import { collectionWords } from '../ogc/words.ts'
import type { StreetView } from '../services/street-data.ts'
import { marginDegrees } from './read-tile.ts'

/** Left out of the tiles of grids (read-tile.ts). */
const requestCount = 'requests_30d'

const fieldType = ({ type }: Property) => {
  if (type === 'boolean') return 'Boolean'
  return type === 'integer' || type === 'number' ? 'Number' : 'String'
}

/** TileJSON 3.0.0 of one collection over the streets. `tilesUrl` has {z}, {x}, {y} in it. */
export const describeTiles = (collection: Collection, views: readonly StreetView[], tilesUrl: string) => {
  const { id, zooms, properties } = collection
  const boxes = views.map(({ head }) => head.bbox)
  const bounds =
    boxes.length === 0
      ? [-180, -85, 180, 85]
      : [
          Math.min(...boxes.map(([west]) => west)) - marginDegrees,
          Math.min(...boxes.map(([, south]) => south)) - marginDegrees,
          Math.max(...boxes.map(([, , east]) => east)) + marginDegrees,
          Math.max(...boxes.map(([, , , north]) => north)) + marginDegrees,
        ]
  return {
    tilejson: '3.0.0',
    name: collectionWords[id].zh,
    description: collectionWords[id].about,
    attribution: [...new Set(views.map(({ head }) => head.attribution))].join('；'),
    tiles: [tilesUrl],
    scheme: 'xyz',
    bounds,
    minzoom: zooms.min,
    maxzoom: zooms.max,
    vector_layers: [
      {
        id,
        description: collectionWords[id].en,
        minzoom: zooms.min,
        maxzoom: zooms.max,
        fields: Object.fromEntries(
          Object.entries(properties)
            .filter(([name]) => scopeOf(id) === tileScopeOf(id) || name !== requestCount)
            .map(([name, property]) => [name, fieldType(property)]),
        ),
      },
    ],
  }
}
