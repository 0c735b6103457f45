import type { GridCode, StreetId } from '../model/ids.ts'
import type { Grid } from '../model/dataset.ts'
import type { LandUse } from './land-use.ts'
import { floodFaces, mergeRegions, type MeshRegion, outline } from './mesh-hierarchy.ts'
import type { PlaceNames } from './names.ts'
import { toPolygon } from './plane.ts'
import {
  at,
  distanceM,
  distanceToSegmentM,
  insideRing,
  type Ring,
  ringAreaM2,
  ringCentroid,
  type Vec,
} from './vec.ts'
import type { Town } from './town.ts'
import type { Lived } from './households.ts'

/** A grid on the plane, with what the rest of the generator asks of it. */
export interface GridPlace {
  readonly code: GridCode
  readonly level: 'district' | 'unit' | 'basic'
  readonly parent: GridPlace | null
  readonly name: string
  readonly stem: string
  readonly middle: Vec
  /** Indexes of the buildings in it. */
  readonly buildings: number[]
  readonly households: number
  readonly ring: Ring | null
}

export interface GridPlan {
  readonly places: readonly GridPlace[]
  readonly grids: readonly Grid[]
  /** For each building its basic grid. */
  readonly basicOf: readonly (GridPlace | null)[]
}

const middleOfRing = (ring: Ring): Vec => ringCentroid(ring)

export const makeGrids = (
  town: Town,
  uses: ReadonlyMap<number, LandUse>,
  lived: readonly Lived[],
  names: PlaceNames,
  streetId: StreetId,
): GridPlan => {
  void uses
  const { map, mainRoads } = town.skeleton
  const faces = [...map.faces.keys()]
  const boxes = faces.map((face) => ({ face, ring: map.ring(face) }))
  const faceOf = town.buildings.map((b) => {
    const p = at(b.ring, 0)
    return boxes.find(({ ring }) => insideRing(p, ring))?.face ?? -1
  })
  const inFace = new Map<number, number[]>()
  faceOf.forEach((face, i) => inFace.set(face, [...(inFace.get(face) ?? []), i]))
  const weightOf = (face: number): number =>
    (inFace.get(face) ?? []).reduce((sum, i) => sum + (lived[i]?.households ?? 0), 0)
  const main = new Set(mainRoads.map((road) => road.name))
  const districts = floodFaces(map, (a, b) => main.has(map.wayAlong(a, b)?.name ?? ''))
  const total = lived.reduce((sum, l) => sum + l.households, 0)
  const places: GridPlace[] = []
  const basicOf: (GridPlace | null)[] = town.buildings.map(() => null)
  let unitNumber = 0
  const centreOf = (group: readonly number[]): Vec => {
    const ring = outline(map, group)
    return ring === null ? middleOfRing(map.ring(at(group, 0))) : middleOfRing(ring.map((n) => map.point(n)))
  }
  const ordered = districts.toSorted(
    (a, b) => centreOf(b)[1] - centreOf(a)[1] || centreOf(a)[0] - centreOf(b)[0],
  )
  const usedNames = new Set<string>()
  ordered.forEach((group, d) => {
    const weight = group.reduce((sum, face) => sum + weightOf(face), 0)
    const middle = centreOf(group)
    const stem = districtStem(town, middle, names)
    const district = place(
      'district',
      `${streetId}D${String(d + 1).padStart(2, '0')}`,
      null,
      `${stem}片区`,
      stem,
      middle,
      weight,
      null,
    )
    places.push(district)
    const singles: MeshRegion[] = group.map((face) => ({ faces: [face], weight: weightOf(face) }))
    const basics = mergeRegions(map, singles, Math.max(6, Math.round((260 * weight) / total)))
    const units = mergeRegions(map, basics, Math.max(3, Math.round((30 * weight) / total)))
    for (const unit of units) {
      unitNumber += 1
      const unitMiddle = centreOf(unit.faces)
      const unitStem = freshStem(town, unitMiddle, usedNames)
      const unitCode = `${streetId}${String(unitNumber).padStart(3, '0')}`
      const unitPlace = place(
        'unit',
        unitCode,
        district,
        `${unitStem}单元`,
        unitStem,
        unitMiddle,
        unit.weight,
        null,
      )
      places.push(unitPlace)
      const mine = new Set(unit.faces)
      let basicNumber = 0
      for (const basic of basics) {
        if (!mine.has(at(basic.faces, 0))) continue
        basicNumber += 1
        const ring = (outline(map, basic.faces) ?? []).map((n) => map.point(n))
        const number = String(basicNumber).padStart(2, '0')
        const basicPlace = place(
          'basic',
          `${unitCode}${String(basicNumber).padStart(3, '0')}`,
          unitPlace,
          `${unitStem}${number}`,
          `${unitStem}${number}`,
          middleOfRing(ring),
          basic.weight,
          ring,
        )
        places.push(basicPlace)
        for (const face of basic.faces) {
          for (const i of inFace.get(face) ?? []) {
            basicOf[i] = basicPlace
            basicPlace.buildings.push(i)
            unitPlace.buildings.push(i)
            district.buildings.push(i)
          }
        }
      }
    }
  })
  const grids = places.map(
    (p): Grid => ({
      code: p.code,
      level: p.level,
      parentCode: p.parent?.code ?? null,
      name: p.name,
      geometry: p.ring === null ? null : toPolygon(p.ring),
    }),
  )
  return { places, grids, basicOf }
}

const place = (
  level: GridPlace['level'],
  code: string,
  parent: GridPlace | null,
  name: string,
  stem: string,
  middle: Vec,
  households: number,
  ring: Ring | null,
): GridPlace => ({
  code: code as GridCode,
  level,
  parent,
  name,
  stem,
  middle,
  buildings: [],
  households,
  ring,
})

/** Districts are called after the road or the landmark that people would say. */
const districtStem = (town: Town, middle: Vec, names: PlaceNames): string => {
  const { skeleton } = town
  const [main, avenue] = skeleton.mainRoads
  if (main === undefined || avenue === undefined) return names.main
  const westOfRiver = middle[0] < at(skeleton.riverMiddle, Math.floor(skeleton.riverMiddle.length / 2))[0]
  const north = middle[1] > skeleton.centre[1]
  if (westOfRiver) return north ? '明湖' : names.main
  if (!north) return names.eastBank
  return middle[0] < at(avenue.path, -1)[0]
    ? names.avenue
    : town.landmarks.some((l) => l.kind === 'temple')
      ? '青崖山'
      : '环城东路'
}

/** The named lane or landmark nearest to a unit's middle that no other unit is called after. */
const freshStem = (town: Town, middle: Vec, used: Set<string>): string => {
  const { map } = town.skeleton
  let best = ''
  let least = Number.POSITIVE_INFINITY
  for (const way of map.ways) {
    if (
      way.name === null ||
      used.has(way.name) ||
      way.roadClass === 'primary' ||
      way.roadClass === 'secondary'
    )
      continue
    for (let i = 0; i + 1 < way.nodes.length; i += 1) {
      const d = distanceToSegmentM(middle, map.point(at(way.nodes, i)), map.point(at(way.nodes, i + 1)))
      if (d < least) {
        least = d
        best = way.name
      }
    }
  }
  for (const landmark of town.landmarks) {
    const d = distanceM(landmark.point, middle) * 0.6
    const name = landmark.name.replace(/^示范县|^示范街道/, '')
    if (landmark.kind !== 'factory' && d < least && !used.has(name)) {
      least = d
      best = name
    }
  }
  used.add(best)
  return best
}

export const ringSizeM2 = (place: GridPlace): number => (place.ring === null ? 0 : ringAreaM2(place.ring))
