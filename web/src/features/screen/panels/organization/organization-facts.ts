import type { PlaceLevel } from '@wangge/geodata'
import type { Registers } from '../../../../api/registers.ts'
import type { OrganizationFact, SixHaveFact } from '../../../../i18n/screen-facts.ts'

export const levels = ['street', 'district', 'unit', 'basic'] as const satisfies readonly PlaceLevel[]
export const ratings = ['gold', 'silver', 'yellow', 'red'] as const

export const hasOrganizations = ({ onRecord }: Registers): boolean => onRecord.organizations > 0

/** How many blank spots of which kind; null where nobody brought the register, and absence says nothing. */
export const organizationFact = (registers: Registers): OrganizationFact | null => {
  if (!hasOrganizations(registers)) return null
  const missing = (level: PlaceLevel): number =>
    registers.levels[level].expected - (registers.levels[level].present ?? 0)
  const centres = registers.blanks.filter(({ rule }) => rule === 'CENTRE-1').length
  const [street, district, unit, basic] = levels.map(missing)
  return {
    street: street ?? 0,
    district: district ?? 0,
    unit: unit ?? 0,
    basic: basic ?? 0,
    centre: centres,
    total: (street ?? 0) + (district ?? 0) + (unit ?? 0) + (basic ?? 0) + centres,
  }
}

/** Which of the six are missing somewhere, most often first. */
export const sixHaveFact = ({ sixHave }: Registers): SixHaveFact =>
  sixHave.looked === 0
    ? { kind: 'nobody-looked', operating: sixHave.operating }
    : {
        kind: 'looked',
        missing: sixHave.items
          .filter(({ missing }) => missing.length > 0)
          .toSorted((a, b) => b.missing.length - a.missing.length)
          .map(({ item }) => item),
      }

/**
 * Where on a row of `count` cells the blank ones lie, 0–1, so that they stand below the grids they belong to: grids are
 * numbered through in their street, and units of a district in the order of `siblings`.
 */
export const blankPlaces = (
  codes: readonly string[],
  count: number,
  units: number,
  siblings: readonly string[],
): number[] =>
  codes
    .map((code, index) => {
      const unit = code.slice(0, 12)
      const among = siblings.indexOf(unit)
      const order = among >= 0 ? among : Number(code.slice(9, 12)) - 1
      const place = order / Math.max(units, 1)
      return Number.isFinite(place) && place < 1 ? place : (count - codes.length + index) / count
    })
    .toSorted((a, b) => a - b)

/** Places of things so wide, none over another: one that would be is moved to the right. */
export const sideBySide = (places: readonly number[], width: number): number[] =>
  places.reduce<number[]>((lefts, place) => [...lefts, Math.max(place, (lefts.at(-1) ?? -width) + width)], [])
