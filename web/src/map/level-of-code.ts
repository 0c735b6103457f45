import type { PlaceLevel } from '@wangge/geodata'

const streetDigits = 9
const unitDigits = 12

/** A grid's level as its code says it: `…D01` district, 3 digits after the street's a unit, more a basic grid. */
export const levelOfCode = (code: string): PlaceLevel =>
  code.length === streetDigits
    ? 'street'
    : code[streetDigits] === 'D'
      ? 'district'
      : code.length === unitDigits
        ? 'unit'
        : 'basic'
