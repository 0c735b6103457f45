import type { BuildingUse } from '@wangge/geodata'
import type { OsmTags } from '../osm-data.ts'

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

export const buildingUse = (evidence: UseEvidence): UseVerdict => {
  const { tags, zone, shopInside, floors, footprintM2 } = evidence
  const said = byBuilding[tags.building ?? ''] ?? byOwnTags(tags)
  const dormitory = tags.building === 'dormitory'
  if (said === 'residential' && !dormitory && (shopInside || tags.shop !== undefined)) {
    return { use: 'mixed', assumed: false, dormitory }
  }
  if (said !== null) return { use: said, assumed: false, dormitory }
  if (tags.building !== 'yes') return { use: 'other', assumed: false, dormitory }
  if (zone !== null)
    return { use: zone === 'residential' && shopInside ? 'mixed' : zone, assumed: false, dormitory }
  if ((floors ?? 1) > highestDwellingFloors) return { use: 'office', assumed: true, dormitory }
  if (footprintM2 > largestDwellingM2) return { use: 'commercial', assumed: true, dormitory }
  return { use: shopInside ? 'mixed' : 'residential', assumed: true, dormitory }
}

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
