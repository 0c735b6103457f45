import type { BuildingUse } from '@wangge/geodata'
import type { OsmTags } from '../osm-data.ts'
import { nameOf } from '../tags/name.ts'

/** What a building's own tags, the land it stands on, or its size say of its use. */
export interface UseEvidence {
  readonly tags: OsmTags
  /** Use of the smallest zone around it; null outside every zone. */
  readonly zone: BuildingUse | null
  /** A shop or eating place is mapped inside the footprint. */
  readonly shopInside: boolean
  readonly floors: number | null
  readonly footprintM2: number
}

export interface UseVerdict {
  readonly use: BuildingUse
  /** True where nothing but size speaks: the verdict is an assumption. */
  readonly assumed: boolean
  /** Students or workers live there, but not as households. */
  readonly dormitory: boolean
}

const byBuilding: Readonly<Record<string, BuildingUse>> = {
  apartments: 'residential',
  residential: 'residential',
  house: 'residential',
  detached: 'residential',
  terrace: 'residential',
  semidetached_house: 'residential',
  bungalow: 'residential',
  dormitory: 'residential',
  retail: 'commercial',
  commercial: 'commercial',
  supermarket: 'commercial',
  hotel: 'commercial',
  kiosk: 'commercial',
  mall: 'commercial',
  office: 'office',
  school: 'school',
  university: 'school',
  college: 'school',
  kindergarten: 'school',
  hospital: 'medical',
  clinic: 'medical',
  civic: 'civic',
  public: 'civic',
  government: 'civic',
  fire_station: 'civic',
  industrial: 'industrial',
  warehouse: 'industrial',
  factory: 'industrial',
  manufacture: 'industrial',
}

/** Above this a plain `building=yes` is no dwelling slab: six staircases of two 90 m² flats cover about 1,500 m². */
export const largestDwellingM2 = 2_000
/** Dwellings stop at 100 m (GB 50016-2014, 5.1.1: higher buildings get other fire rules), about 33 storeys. */
export const highestDwellingFloors = 33
/** Slabs without a lift; of these a large footprint is a courtyard block. */
const walkUpFloors = 7

export const buildingUse = (evidence: UseEvidence): UseVerdict => {
  const { tags, zone, shopInside, floors, footprintM2 } = evidence
  const said = byBuilding[tags.building ?? ''] ?? byOwnTags(tags)
  const dormitory = tags.building === 'dormitory'
  if (said === 'residential' && !dormitory && (shopInside || tags.shop !== undefined)) {
    return { use: 'mixed', assumed: false, dormitory }
  }
  if (said !== null) return { use: said, assumed: false, dormitory }
  if (tags.building !== 'yes') return { use: 'other', assumed: false, dormitory }
  const named = byName(nameOf(tags) ?? '')
  if (named !== null) return { use: named, assumed: false, dormitory }
  // A tower on so large a footprint stands on a podium of shops, whatever the land around it is.
  const podium = footprintM2 > largestDwellingM2 && (floors ?? 1) > walkUpFloors
  if (zone !== null && !(zone === 'residential' && podium)) {
    return { use: zone === 'residential' && shopInside ? 'mixed' : zone, assumed: false, dormitory }
  }
  if ((floors ?? 1) > highestDwellingFloors) return { use: 'office', assumed: true, dormitory }
  if (footprintM2 > largestDwellingM2) return { use: 'commercial', assumed: true, dormitory }
  return { use: shopInside ? 'mixed' : 'residential', assumed: true, dormitory }
}

/** What Chinese names of buildings end in, or contain, by use. */
const nameHints: readonly (readonly [RegExp, BuildingUse])[] = [
  [/宿舍|公寓|新寓|小区|新村|花园|家园|名苑|[苑里]$/u, 'residential'],
  [/酒店|宾馆|饭店|商场|百货|购物|商城|超市|银行|影城/u, 'commercial'],
  [/大厦|写字楼|商务|办公/u, 'office'],
  [/大学|学院|学校|中学|小学|幼儿园|教学楼|实验楼/u, 'school'],
  [/医院|门诊|病房/u, 'medical'],
  [/政府|法院|公安|派出所|纪念馆|博物馆|图书馆|剧院|体育馆|教堂|寺$/u, 'civic'],
]

const byName = (name: string): BuildingUse | null => nameHints.find(([hint]) => hint.test(name))?.[1] ?? null

const byOwnTags = (tags: OsmTags): BuildingUse | null => {
  switch (tags.amenity) {
    case 'school':
    case 'kindergarten':
    case 'university':
    case 'college':
      return 'school'
    case 'hospital':
    case 'clinic':
      return 'medical'
    case 'townhall':
    case 'police':
    case 'courthouse':
    case 'library':
    case 'post_office':
    case 'community_centre':
    case 'social_facility':
    case 'arts_centre':
    case 'theatre':
    case 'place_of_worship':
      return 'civic'
    case 'restaurant':
    case 'marketplace':
    case 'cinema':
    case 'fuel':
    case 'parking':
    case 'bank':
      return 'commercial'
    case undefined:
      break
    default:
      break
  }
  if (tags.office === 'government' || tags.office === 'administrative') return 'civic'
  if (tags.office !== undefined) return 'office'
  if (tags.tourism === 'hotel' || tags.shop !== undefined) return 'commercial'
  if (tags.tourism === 'museum' || tags.leisure !== undefined || tags.historic !== undefined) return 'civic'
  if (tags.railway === 'station' || tags.public_transport === 'station') return 'other'
  return null
}

/** Use that a zone lends the buildings in it; null where the land says nothing of them. */
export const zoneUse = (tags: OsmTags): BuildingUse | null => {
  switch (tags.amenity) {
    case 'school':
    case 'kindergarten':
    case 'university':
    case 'college':
      return 'school'
    case 'hospital':
      return 'medical'
    case 'townhall':
    case 'police':
    case 'courthouse':
      return 'civic'
    default:
  }
  switch (tags.landuse) {
    case 'residential':
      return 'residential'
    case 'commercial':
    case 'retail':
      return 'commercial'
    case 'industrial':
      return 'industrial'
    case 'education':
      return 'school'
    case 'military':
    case 'railway':
      return 'other'
    default:
  }
  if (tags.leisure === 'park' || tags.leisure === 'stadium' || tags.leisure === 'sports_centre')
    return 'civic'
  if (tags.tourism === 'museum' || tags.tourism === 'attraction') return 'civic'
  return null
}
