import type { LineString, MultiPolygon, Point, Polygon } from 'geojson'
import type {
  BuildingId,
  CompoundId,
  GridCode,
  OrganizationId,
  PlaceId,
  PlanId,
  RequestId,
  StreetId,
} from './ids.ts'
import type {
  BodyKind,
  BuildingUse,
  CompanyRating,
  LandscapeKind,
  PartyCoverage,
  PlaceKind,
  PlaceStatus,
  PostKind,
  RequestCategory,
  RequestStage,
  RoadClass,
} from './kinds.ts'
import type { GridLevel, PlaceLevel } from './levels.ts'

/**
 * One street as plain data: what the demo generator and the importers make and the database loader writes.
 * All geometry is WGS 84 longitude/latitude snapped to 1e-7°; times are epoch milliseconds.
 */
export interface StreetDataset {
  readonly street: Street
  readonly plan: Plan
  readonly grids: readonly Grid[]
  readonly roads: readonly Road[]
  readonly landscape: readonly Landscape[]
  readonly compounds: readonly Compound[]
  readonly buildings: readonly Building[]
  readonly organizations: readonly Organization[]
  readonly posts: readonly Post[]
  readonly places: readonly Place[]
  readonly bodies: readonly Body[]
  /** In order of `createdAtMs`; iterable more than once, each time the same. */
  readonly requests: Iterable<ServiceRequest>
  readonly problems: readonly ImportProblem[]
  /** What was planted on purpose, so that audits and statistics can be held against it; null for real data. */
  readonly truth: DatasetTruth | null
}

export interface Street {
  readonly id: StreetId
  readonly name: string
  readonly countyName: string
  readonly boundary: Polygon
  /** True for generated data: every screen then says 示范数据（虚构）. */
  readonly synthetic: boolean
  /** Where the data comes from, with its licence, as it must be credited. */
  readonly attribution: string
  /** The data's own time: end of the demo's year, or the extract's timestamp. */
  readonly asOfMs: number
  /** False where households are estimated from floors and footprints. */
  readonly householdsCounted: boolean
}

export interface Plan {
  readonly id: PlanId
  readonly name: string
  readonly status: 'published'
  /** ISO date, as in `2026-01-01`. */
  readonly effectiveFrom: string
}

export interface Grid {
  readonly code: GridCode
  readonly level: GridLevel
  readonly parentCode: GridCode | null
  readonly name: string
  /** Only basic grids carry geometry; units and districts are dissolved from their children. */
  readonly geometry: Polygon | null
}

export interface Road {
  readonly id: number
  readonly name: string | null
  readonly roadClass: RoadClass
  readonly geometry: LineString
  readonly bridge: boolean
  readonly tunnel: boolean
  /** Level above (+) or below (−) ground; ways cross only on the same level. */
  readonly layer: number
  readonly walkable: boolean
  /** Walked only by those who live or work along it; false where nobody walks. */
  readonly privateAccess: boolean
}

export interface Landscape {
  readonly id: number
  readonly kind: LandscapeKind
  readonly name: string | null
  readonly geometry: Point | LineString | Polygon | MultiPolygon
  /** Of a gate: whether people get through on foot, if only those who live behind it. Null for all else. */
  readonly passable: boolean | null
}

export interface Compound {
  readonly id: CompoundId
  readonly name: string
  readonly geometry: Polygon
  readonly walled: boolean
  readonly propertyCompany: string | null
  readonly rating: CompanyRating | null
  /** Registered as 无人管理, with or without the 兜底 plan P2 asks for. */
  readonly unmanaged: boolean
  readonly fallbackPlan: boolean
}

export interface Building {
  readonly id: BuildingId
  readonly compoundId: CompoundId | null
  readonly name: string | null
  readonly use: BuildingUse
  readonly floors: number
  readonly households: number
  readonly residents: number
  readonly geometry: Polygon
  /** Basic grid under the published plan; null only for a building outside the street. */
  readonly basicCode: GridCode | null
}

export interface Organization {
  readonly id: OrganizationId
  readonly level: PlaceLevel
  /** The grid it stands for; null for the street's own 党工委. */
  readonly gridCode: GridCode | null
  readonly name: string
  readonly location: Point
  readonly establishedOn: string
}

export interface Post {
  readonly id: number
  readonly organizationId: OrganizationId | null
  readonly gridCode: GridCode | null
  readonly kind: PostKind
  readonly planned: number
  readonly filled: number
  /** The post's duty telephone, never a person's. */
  readonly dutyPhone: string | null
}

export interface Place {
  readonly id: PlaceId
  readonly kind: PlaceKind
  readonly status: PlaceStatus
  readonly name: string
  /** The grid it serves: a district for a hall, a unit for a centre; null where it serves none in particular. */
  readonly gridCode: GridCode | null
  /** The entrance people walk to. */
  readonly location: Point
  readonly floorAreaM2: number | null
  readonly services: readonly string[]
  /** Item → present, for the six of P2: site, facilities, sign, rules, funds, staff. Empty where nobody looked. */
  readonly sixHave: Readonly<Record<string, boolean>>
  /** 一类/二类/三类 (CS). */
  readonly grade: 1 | 2 | 3 | null
}

export interface Body {
  readonly id: number
  readonly kind: BodyKind
  readonly name: string
  readonly location: Point
  /** null is a blank spot: no party work reaches it. */
  readonly coverage: PartyCoverage | null
}

export interface ServiceRequest {
  readonly id: RequestId
  readonly category: RequestCategory
  readonly location: Point
  readonly basicCode: GridCode | null
  readonly createdAtMs: number
  readonly events: readonly RequestEvent[]
}

/** Entry into one of the seven stages. A request waits in the stage of its last event until the next. */
export interface RequestEvent {
  readonly stage: RequestStage
  readonly atMs: number
  /** Said at 全面回访 (stage 5): solved, and satisfied with it. */
  readonly solved: boolean | null
  readonly satisfied: boolean | null
}

export interface ImportProblem {
  readonly severity: 'info' | 'warning' | 'error'
  readonly code: string
  /** Where in the source: `way/123`, a line number, or empty. */
  readonly source: string
  readonly detail: Readonly<Record<string, string | number | boolean>>
  readonly location: Point | null
}

export interface DatasetTruth {
  readonly clusters: readonly PlantedCluster[]
  readonly gaps: readonly PlantedGap[]
}

export interface PlantedCluster {
  readonly id: number
  readonly category: RequestCategory
  readonly centre: Point
  readonly radiusM: number
  readonly fromMs: number
  readonly toMs: number
  readonly requests: number
}

export interface PlantedGap {
  /** Rule that the gap breaks, as in `ORG-1`. */
  readonly rule: string
  readonly gridCode: GridCode | null
  /** What is missing or wrong, as a stable word: `organization`, `centre`, `basic-lead`, `floor-area`, … */
  readonly missing: string
}
