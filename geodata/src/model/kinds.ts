/** Closed vocabularies of the domain; the words shown for them live in the web's message files. */
export const roadClasses = [
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'residential',
  'lane',
  'service',
  'pedestrian',
  'footway',
  'steps',
] as const
export type RoadClass = (typeof roadClasses)[number]

export const landscapeKinds = [
  'water',
  'waterway',
  'green',
  'hill',
  'zone',
  'railway',
  'subway',
  'wall',
  'gate',
] as const
/** `zone` is land of one use without buildings of its own interest (campus, hospital, works). */
export type LandscapeKind = (typeof landscapeKinds)[number]

export const buildingUses = [
  'residential',
  'mixed',
  'commercial',
  'office',
  'school',
  'medical',
  'civic',
  'industrial',
  'other',
] as const
export type BuildingUse = (typeof buildingUses)[number]

export const placeKinds = ['hall', 'centre', 'station', 'community-rooms'] as const
export type PlaceKind = (typeof placeKinds)[number]
/** A candidate is a civic point found in imported data that could serve, not one that does. */
export const placeStatuses = ['operating', 'candidate'] as const
export type PlaceStatus = (typeof placeStatuses)[number]

export const postKinds = ['secretary', 'cadre', 'advisor', 'grid-lead', 'grid-worker', 'basic-lead'] as const
/** secretary 书记, cadre 片区任职干部, advisor 指导员, grid-lead 网格长, grid-worker 网格员, basic-lead 基础网格长. */
export type PostKind = (typeof postKinds)[number]

export const bodyKinds = ['enterprise', 'social-organization', 'partner'] as const
export type BodyKind = (typeof bodyKinds)[number]

export const partyCoverages = ['own', 'joint-area', 'joint-trade', 'attached', 'advisor'] as const
/** 单独组建, 区域联建, 行业统建, 挂靠, 指导员派驻 (CS, YJ, P3). */
export type PartyCoverage = (typeof partyCoverages)[number]

export const companyRatings = ['gold', 'silver', 'yellow', 'red'] as const
export type CompanyRating = (typeof companyRatings)[number]

export const requestCategories = [
  'public-security',
  'work-safety',
  'environment',
  'poverty-relief',
  'living-environment',
  'emergency',
  'property-service',
  'livelihood',
  'dispute',
] as const
export type RequestCategory = (typeof requestCategories)[number]

export const requestStages = [1, 2, 3, 4, 5, 6, 7] as const
/** 全时响应 → 责任派单 → 定期会商 → 满意回复 → 全面回访 → 专人核查 → 严格结案 (P2). */
export type RequestStage = (typeof requestStages)[number]
