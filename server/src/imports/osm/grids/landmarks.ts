import type { Landscape } from '@wangge/geodata'
import type { Position } from 'geojson'
import type { Converted } from '../convert/convert.ts'
import { interiorPoint } from '../geometry/ring.ts'
import type { Landmark } from './name-candidates.ts'

/** What a named compound, park, zone or building is worth, in metres of a lane. */
const compoundM = 300
const greenM = 200
const zoneM = 120
const buildingM = 60

/** Places people know by name, for units that no named lane runs through. */
export const findLandmarks = ({ compounds, landscape, buildings }: Converted): Landmark[] => [
  ...compounds.map(({ name, geometry }) => ({
    name,
    at: interiorPoint(geometry.coordinates),
    worthM: compoundM,
  })),
  ...landscape.flatMap((item) => {
    const worthM = item.kind === 'green' ? greenM : item.kind === 'zone' ? zoneM : 0
    const at = worthM === 0 ? null : middle(item.geometry)
    return item.name === null || at === null ? [] : [{ name: item.name, at, worthM }]
  }),
  ...buildings.flatMap(({ name, inside }) =>
    name === null ? [] : [{ name, at: inside, worthM: buildingM }],
  ),
]

const middle = (geometry: Landscape['geometry']): [number, number] | null =>
  geometry.type === 'Polygon' ? interiorPoint(geometry.coordinates as Position[][]) : null
