import type { Polygon } from 'geojson'
import type { BoundaryLine, LineRank, ProposedBasic } from '../blocks/hierarchy.ts'
import type { Grid } from '../model/dataset.ts'
import type { GridCode, StreetId } from '../model/ids.ts'
import type { RoadClass } from '../model/kinds.ts'
import { drawGrids } from './draw-grids.ts'
import { districtStems, StemPicker } from './grid-names.ts'
import type { Lived } from './households.ts'
import type { PlaceNames } from './names.ts'
import { toLine, toPlane, toPolygon } from './plane.ts'
import type { Town } from './town.ts'
import { at, ringAreaM2, ringCentroid, type Vec } from './vec.ts'

/** A grid on the plane, with what the rest of the generator asks of it. */
export interface GridPlace {
  readonly code: GridCode
  readonly level: 'district' | 'unit' | 'basic'
  readonly parent: GridPlace | null
  readonly name: string
  /** The name without its level's word. */
  readonly stem: string
  readonly middle: Vec
  /** Indexes of the buildings in it. */
  readonly buildings: number[]
  readonly households: number
}

export interface GridPlan {
  readonly boundary: Polygon
  readonly places: readonly GridPlace[]
  readonly grids: readonly Grid[]
  /** For each building its basic grid. */
  readonly basicOf: readonly (GridPlace | null)[]
}

const rankOf: Readonly<Record<RoadClass, LineRank>> = {
  trunk: 2,
  primary: 2,
  secondary: 2,
  tertiary: 2,
  residential: 3,
  lane: 4,
  service: 4,
  pedestrian: 5,
  footway: 5,
  steps: 5,
}

const boundaryLines = (town: Town): BoundaryLine[] => {
  const { map, mainRoads, railway } = town.skeleton
  const main = new Set(mainRoads.map((road) => road.name))
  const lines: BoundaryLine[] = []
  for (const way of map.ways) {
    const isMain = way.name !== null && main.has(way.name)
    lines.push({
      geometry: toLine(way.nodes.map((n) => map.point(n))),
      rank: isMain ? 1 : rankOf[way.roadClass],
    })
  }
  for (const { path, style } of town.innerWays) {
    if (style.roadClass === 'service' || style.roadClass === 'lane')
      lines.push({ geometry: toLine(path), rank: 4 })
  }
  for (const { kind, shape } of town.shapes) {
    if (kind === 'wall' && shape.type === 'line') lines.push({ geometry: toLine(shape.path), rank: 4 })
  }
  if (railway !== null) lines.push({ geometry: toLine(railway), rank: 2 })
  // The border too, also where the road on it is the neighbour's: cuts then end in its own points, which both share.
  const border = map.nodes.slice(0, town.skeleton.borderNodes)
  lines.push({ geometry: toLine([...border, at(border, 0)]), rank: 2 })
  return lines
}

interface Measured {
  readonly middle: Vec
  readonly areaM2: number
  readonly households: number
}

const measureBasic = ({ polygon, households }: ProposedBasic): Measured => {
  const ring = (polygon.coordinates[0] ?? []).slice(0, -1).map(toPlane)
  return { middle: ringCentroid(ring), areaM2: ringAreaM2(ring), households }
}

const together = (parts: readonly Measured[]): Measured => {
  const areaM2 = parts.reduce((sum, p) => sum + p.areaM2, 0)
  return {
    middle: [
      parts.reduce((sum, p) => sum + p.middle[0] * p.areaM2, 0) / areaM2,
      parts.reduce((sum, p) => sum + p.middle[1] * p.areaM2, 0) / areaM2,
    ],
    areaM2,
    households: parts.reduce((sum, p) => sum + p.households, 0),
  }
}

/** In the order of reading a map: from the north, then from the west, in bands. */
const byReading = <T extends { measured: Measured }>(items: readonly T[], bandM: number): T[] =>
  items.toSorted(
    (a, b) =>
      Math.round(b.measured.middle[1] / bandM) - Math.round(a.measured.middle[1] / bandM) ||
      a.measured.middle[0] - b.measured.middle[0],
  )

/**
 * The street's plan: districts along its three main roads, units and basic grids along streets, lanes and walls.
 */
export const makeGrids = (
  town: Town,
  lived: readonly Lived[],
  names: PlaceNames,
  streetId: StreetId,
): GridPlan => {
  const footprints = town.buildings.map((building, id) => ({
    id,
    geometry: toPolygon(building.ring),
    households: lived[id]?.households ?? 0,
    residents: lived[id]?.residents ?? 0,
  }))
  const drawn = drawGrids(town, boundaryLines(town), footprints)
  const districts = drawn.districts.map(({ units }) => {
    const own = units.map(({ basics }) => {
      const parts = basics.map((basic) => ({ basic, measured: measureBasic(basic) }))
      return { parts: byReading(parts, 150), measured: together(parts.map((p) => p.measured)) }
    })
    return { units: byReading(own, 400), measured: together(own.map((u) => u.measured)) }
  })
  const places: GridPlace[] = []
  const grids: Grid[] = []
  const basicOf: (GridPlace | null)[] = town.buildings.map(() => null)
  const ordered = byReading(districts, 900)
  const titles = districtStems(
    town,
    ordered.map((d) => d.measured.middle),
    names,
  )
  const stems = new StemPicker(town, titles)
  let unitNumber = 0
  const add = (
    level: GridPlace['level'],
    code: string,
    parent: GridPlace | null,
    stem: string,
    measured: Measured,
    geometry: Polygon | null,
  ): GridPlace => {
    const name = stem + { district: '片区', unit: '单元', basic: '' }[level]
    const { middle, households } = measured
    const place: GridPlace = {
      code: code as GridCode,
      level,
      parent,
      name,
      stem,
      middle,
      buildings: [],
      households,
    }
    places.push(place)
    grids.push({ code: place.code, level, parentCode: parent?.code ?? null, name, geometry })
    return place
  }
  ordered.forEach((d, i) => {
    const districtCode = `${streetId}D${String(i + 1).padStart(2, '0')}`
    const district = add('district', districtCode, null, titles[i] ?? names.main, d.measured, null)
    for (const u of d.units) {
      unitNumber += 1
      const unitCode = `${streetId}${String(unitNumber).padStart(3, '0')}`
      const unit = add('unit', unitCode, district, stems.nearest(u.measured.middle), u.measured, null)
      u.parts.forEach(({ basic, measured }, k) => {
        const basicCode = `${unitCode}${String(k + 1).padStart(3, '0')}`
        const stem = `${unit.stem}${String(k + 1).padStart(2, '0')}`
        const place = add('basic', basicCode, unit, stem, measured, basic.polygon)
        for (const building of basic.footprintIds) {
          basicOf[building] = place
          for (const grid of [place, unit, district]) grid.buildings.push(building)
        }
      })
    }
  })
  return { boundary: drawn.boundary, places, grids, basicOf }
}

/** The plan's grids of one level. */
export const gridsOf = (plan: GridPlan, level: GridPlace['level']): GridPlace[] =>
  plan.places.filter((p) => p.level === level)
