import type { Place, PlantedGap } from '../model/dataset.ts'
import type { PlaceId } from '../model/ids.ts'
import type { PlaceKind } from '../model/kinds.ts'
import { doorOf, nearestBuilding, someOf } from './doors.ts'
import type { GridPlace, GridPlan } from './grids.ts'
import type { Lived } from './households.ts'
import { toPoint } from './plane.ts'
import type { Prng } from './prng.ts'
import type { Town } from './town.ts'
import { at, ringCentroid, type Vec } from './vec.ts'

const hallServices = ['工会', '团委', '妇联', '残联', '人社', '计生', '民政', '司法', '公安']
const centreServices = ['社保医保', '民政救助', '警医邮']
const sixItems = ['site', 'facilities', 'sign', 'rules', 'funds', 'staff']

export interface Served {
  readonly places: Place[]
  readonly gaps: PlantedGap[]
}

/** Halls, centres, stations and community rooms, each at a door; what is missing or too small is listed. */
export const serve = (town: Town, plan: GridPlan, lived: readonly Lived[], prng: Prng): Served => {
  const places: Place[] = []
  const gaps: PlantedGap[] = []
  const units = plan.places.filter((p) => p.level === 'unit')
  const districts = plan.places.filter((p) => p.level === 'district')
  const smallHall = at(districts, prng.int(0, districts.length - 1))
  const shortHall = at(districts, districts.indexOf(smallHall) + 1)
  const noCentre = new Set(someOf(units, 4, prng))
  const withCentre = units.filter((u) => !noCentre.has(u))
  const noMail = new Set(someOf(withCentre, 2, prng))
  const unready = new Set(
    someOf(
      withCentre.filter((u) => !noMail.has(u)),
      3,
      prng,
    ),
  )
  const smallRooms = new Set(someOf(units, 3, prng))
  const taken = new Set<number>()
  const add = (
    kind: PlaceKind,
    name: string,
    grid: GridPlace | null,
    where: Vec,
    floorAreaM2: number,
    services: readonly string[],
    missing: readonly string[],
  ): void => {
    places.push({
      id: (places.length + 1) as PlaceId,
      kind,
      status: 'operating',
      name,
      gridCode: grid?.code ?? null,
      location: toPoint(where),
      floorAreaM2: Math.round(floorAreaM2),
      services,
      sixHave: Object.fromEntries(sixItems.map((item) => [item, !missing.includes(item)])),
      grade: missing.length > 0 ? 3 : prng.chance(0.45) ? 1 : 2,
    })
  }
  const doorNear = (grid: GridPlace, wanted: Vec): Vec => {
    const free = (i: number): boolean =>
      !taken.has(i) && ['civic', 'commercial', 'office', 'mixed'].includes(town.buildings[i]?.use ?? '')
    let building = nearestBuilding(town, grid.buildings, wanted, free)
    if (building < 0) building = nearestBuilding(town, grid.buildings, wanted, (i) => !taken.has(i))
    if (building < 0) return grid.middle
    taken.add(building)
    return doorOf(town, building)
  }
  for (const district of districts) {
    const small = district === smallHall
    const services = district === shortHall ? hallServices.slice(0, 7) : hallServices
    const area = small ? 860 : prng.int(1050, 1900)
    add(
      'hall',
      `${district.name}党群E家会客厅`,
      district,
      doorNear(district, weightedMiddle(town, district, lived)),
      area,
      services,
      [],
    )
    if (small) gaps.push({ rule: 'HALL-1', gridCode: district.code, missing: 'floor-area' })
    if (district === shortHall) gaps.push({ rule: 'HALL-1', gridCode: district.code, missing: 'services' })
  }
  for (const unit of units) {
    if (noCentre.has(unit)) {
      gaps.push({ rule: 'CENTRE-1', gridCode: unit.code, missing: 'centre' })
    } else {
      const services = noMail.has(unit) ? centreServices.slice(0, 2) : centreServices
      const missing = unready.has(unit) ? [prng.pick(['funds', 'sign', 'facilities'])] : []
      add(
        'centre',
        `${unit.stem}网格党群服务中心`,
        unit,
        doorNear(unit, weightedMiddle(town, unit, lived)),
        prng.int(280, 720),
        services,
        missing,
      )
      if (noMail.has(unit)) gaps.push({ rule: 'CENTRE-3', gridCode: unit.code, missing: 'services' })
      for (const item of missing) gaps.push({ rule: 'PLACE-1', gridCode: unit.code, missing: item })
    }
    const needed = Math.max(300, (unit.households / 100) * 20)
    const area = smallRooms.has(unit) ? needed * 0.62 : needed * prng.between(1.02, 1.5) + 1
    add('community-rooms', `${unit.stem}社区用房`, unit, doorNear(unit, unit.middle), area, [], [])
    if (smallRooms.has(unit)) gaps.push({ rule: 'ROOMS-1', gridCode: unit.code, missing: 'floor-area' })
  }
  for (const landmark of town.landmarks) {
    if (
      landmark.kind !== 'market' &&
      landmark.kind !== 'commerce' &&
      !(landmark.kind === 'factory' && prng.chance(0.4))
    )
      continue
    const all = town.buildings.map((_, i) => i)
    const building = nearestBuilding(
      town,
      all,
      landmark.point,
      (i) => !taken.has(i) && at(town.buildings, i).homes === 0,
    )
    if (building < 0) continue
    taken.add(building)
    const grid = plan.basicOf[building]?.parent ?? null
    add(
      'station',
      `${landmark.name}党员服务站`,
      grid,
      doorOf(town, building),
      prng.int(40, 160),
      ['便民服务'],
      [],
    )
  }
  return { places, gaps }
}

/** Where a grid's households are, on average. */
const weightedMiddle = (town: Town, grid: GridPlace, lived: readonly Lived[]): Vec => {
  let x = 0
  let y = 0
  let weight = 0
  for (const i of grid.buildings) {
    const households = lived[i]?.households ?? 0
    const p = ringCentroid(at(town.buildings, i).ring)
    x += p[0] * households
    y += p[1] * households
    weight += households
  }
  return weight === 0 ? grid.middle : [x / weight, y / weight]
}
