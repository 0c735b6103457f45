/** What a client may say besides the specification's own fields, as `attribute[code]=value`. */
export const attributeCodes = ['external_id', 'crs'] as const
export type AttributeCode = (typeof attributeCodes)[number]

/** What `lat` and `long` can be in; unsaid, WGS 84, as the specification has it. */
export const positionCrs = ['wgs84', 'gcj02', 'bd09'] as const
export type PositionCrs = (typeof positionCrs)[number]

export const isPositionCrs = (text: string): text is PositionCrs => positionCrs.some((crs) => crs === text)

/** Characters of an external id. */
export const longestExternalId = 100
