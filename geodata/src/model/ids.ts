/** Branded identifiers: a street id never passes for a grid code. They are plain strings or integers at run time. */
declare const brand: unique symbol
export type Branded<T, B extends string> = T & { readonly [brand]: B }

/** Nine digits: six of the county and three of the street. */
export type StreetId = Branded<string, 'StreetId'>
/** `<street id>-<year>-<n>`, as in `999901001-2026-1`. */
export type PlanId = Branded<string, 'PlanId'>
/**
 * Code of a grid at any level below the street.
 * district: street id + `D` + 2 digits; unit: street id + 3 digits; basic: unit code + 3 or 4 digits
 * (CJ/T 349-2010 and the county coding practice; the district's form is ours, the standard has none).
 */
export type GridCode = Branded<string, 'GridCode'>
/** Integers, unique within one street and kind. */
export type BuildingId = Branded<number, 'BuildingId'>
export type CompoundId = Branded<number, 'CompoundId'>
export type OrganizationId = Branded<number, 'OrganizationId'>
export type PlaceId = Branded<number, 'PlaceId'>
export type RequestId = Branded<number, 'RequestId'>
