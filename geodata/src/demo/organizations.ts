import type { Organization, PlantedGap, Post } from '../model/dataset.ts'
import type { OrganizationId } from '../model/ids.ts'
import type { PostKind } from '../model/kinds.ts'
import { doorOf, nearestBuilding, someOf } from './doors.ts'
import type { GridPlace, GridPlan } from './grids.ts'
import { toPoint } from './plane.ts'
import type { Prng } from './prng.ts'
import type { Town } from './town.ts'
import type { Vec } from './vec.ts'

export interface Staffing {
  readonly organizations: Organization[]
  readonly posts: Post[]
  readonly gaps: PlantedGap[]
}

const blankUnits = 2
const blankBasics = 14
const shortCadres = 1

/** Party organisations and posts at every level, with blank spots that are listed. */
export const staff = (town: Town, plan: GridPlan, streetName: string, prng: Prng): Staffing => {
  const organizations: Organization[] = []
  const posts: Post[] = []
  const gaps: PlantedGap[] = []
  const levels = (level: GridPlace['level']): GridPlace[] => plan.places.filter((p) => p.level === level)
  const noOrganization = new Set([
    ...someOf(levels('unit'), blankUnits, prng),
    ...someOf(levels('basic'), blankBasics, prng),
  ])
  const fewCadres = new Set(someOf(levels('district'), shortCadres, prng))
  const noWorker = new Set(someOf(levels('unit'), 2, prng))
  const noAdvisor = new Set(
    someOf(
      levels('unit').filter((p) => !noWorker.has(p)),
      2,
      prng,
    ),
  )
  const noBasicLead = new Set(someOf(levels('basic'), 11, prng))
  const addPost = (
    organizationId: OrganizationId | null,
    place: GridPlace | null,
    kind: PostKind,
    planned: number,
    filled: number,
  ): void => {
    const id = posts.length + 1
    posts.push({
      id,
      organizationId,
      gridCode: place?.code ?? null,
      kind,
      planned,
      filled,
      dutyPhone: dutyPhone(id),
    })
  }
  const addOrganization = (place: GridPlace | null, name: string, at: Vec): OrganizationId => {
    const id = (organizations.length + 1) as OrganizationId
    const year = prng.int(2012, 2025)
    organizations.push({
      id,
      level: place?.level ?? 'street',
      gridCode: place?.code ?? null,
      name,
      location: toPoint(at),
      establishedOn: `${year}-${String(prng.int(1, 12)).padStart(2, '0')}-${String(prng.int(1, 28)).padStart(2, '0')}`,
    })
    return id
  }
  const miss = (rule: string, place: GridPlace, missing: string): void => {
    gaps.push({ rule, gridCode: place.code, missing })
  }
  const office = town.landmarks.find((l) => l.kind === 'civic')?.point ?? town.skeleton.centre
  const street = addOrganization(null, `${streetName}党工委`, office)
  addPost(street, null, 'secretary', 1, 1)
  for (const place of plan.places) {
    const organization = noOrganization.has(place)
      ? null
      : addOrganization(place, organizationName(town, place), seat(town, place))
    if (organization === null) miss('ORG-1', place, 'organization')
    if (organization !== null && place.level !== 'basic') addPost(organization, place, 'secretary', 1, 1)
    if (place.level === 'district') {
      addPost(organization, place, 'cadre', 9, fewCadres.has(place) ? 6 : prng.int(8, 10))
      if (fewCadres.has(place)) miss('STAFF-1', place, 'cadre')
    }
    if (place.level === 'unit') {
      const workers = Math.max(2, Math.min(6, Math.round(place.households / 350)))
      addPost(organization, place, 'grid-lead', 1, 1)
      addPost(
        organization,
        place,
        'grid-worker',
        workers,
        noWorker.has(place) ? 0 : workers - (prng.chance(0.2) ? 1 : 0),
      )
      addPost(organization, place, 'advisor', 1, noAdvisor.has(place) ? 0 : 1)
      if (noWorker.has(place)) miss('STAFF-2', place, 'grid-worker')
      if (noAdvisor.has(place)) miss('STAFF-2', place, 'advisor')
    }
    if (place.level === 'basic') {
      addPost(organization, place, 'basic-lead', 1, noBasicLead.has(place) ? 0 : 1)
      if (noBasicLead.has(place)) miss('STAFF-2', place, 'basic-lead')
    }
  }
  return { organizations, posts, gaps }
}

/** No exchange begins with 000: nobody is reached by these. */
const dutyPhone = (id: number): string => `000-0000${String(id).padStart(4, '0')}`

const seat = (town: Town, place: GridPlace): Vec => {
  const building = nearestBuilding(
    town,
    place.buildings,
    place.middle,
    (i) => town.buildings[i]?.use !== 'other',
  )
  return building < 0 ? place.middle : doorOf(town, building)
}

const organizationName = (town: Town, place: GridPlace): string => {
  switch (place.level) {
    case 'district':
      return `${place.name}党总支`
    case 'unit':
      return `${place.stem}网格党支部`
    case 'basic': {
      const high = place.buildings.some((i) => (town.buildings[i]?.floors ?? 0) >= 11)
      return `${place.stem}${high ? '楼宇' : '网格'}党小组`
    }
  }
}
