import type { Grid, GridCode, Hierarchy, ProposedBasic, Road, StreetId } from '@wangge/geodata'
import { assignStems } from './assign-stems.ts'
import { createLocate } from './locate.ts'
import { findCandidates, type Landmark } from './name-candidates.ts'
import { type Centre, centreOf, fromNorthWest, sideOf } from './order.ts'

export interface NamedGrids {
  readonly grids: readonly Grid[]
  /** Basic grid of each footprint that a proposal placed. */
  readonly basicOfFootprint: ReadonlyMap<number, GridCode>
}

/**
 * Codes and names for a proposed hierarchy: districts `<street>D01` `华侨路片区`, units `<street>001` `三条巷单元`,
 * basics `<unit>001` `三条巷01`, numbered from north-west to south-east. Names are unique within their level.
 */
export const nameGrids = (
  hierarchy: Hierarchy,
  street: StreetId,
  roads: readonly Road[],
  landmarks: readonly Landmark[],
): NamedGrids => {
  const districts = fromNorthWest(
    hierarchy.districts.map((district) => ({
      units: district.units.map((unit) => ({ basics: unit.basics, centre: centreOfBasics(unit.basics) })),
      centre: centreOfBasics(district.units.flatMap((unit) => unit.basics)),
    })),
    (district) => district.centre,
  )
  const units = districts.flatMap((district, index) =>
    fromNorthWest(district.units, (unit) => unit.centre).map((unit) => ({ ...unit, district: index })),
  )
  const basics = units.flatMap((unit, index) =>
    fromNorthWest(unit.basics, (basic) => centreOfBasics([basic])).map((basic) => ({ basic, unit: index })),
  )
  const streetCentre = centreOfBasics(basics.map(({ basic }) => basic))
  const locate = createLocate(basics.map(({ basic }) => basic.polygon))
  const stemsOf = (
    level: 'district' | 'unit',
    centres: readonly Centre[],
    gridOfBasic: readonly number[],
    taken: readonly string[],
    fallback: (grid: number) => string,
  ) =>
    assignStems(
      findCandidates({
        roads,
        landmarks: level === 'unit' ? landmarks : [],
        locate,
        gridOfBasic,
        grids: centres.length,
        level,
        taken: new Set(taken),
      }),
      (a, b) => (a === b ? '' : sideOf(centres[a] as Centre, centres[b] as Centre)),
      fallback,
    )
  const districtStems = stemsOf(
    'district',
    districts.map((district) => district.centre),
    basics.map(({ unit }) => units[unit]?.district ?? -1),
    [],
    (i) => sideOf((districts[i] as { centre: Centre }).centre, streetCentre),
  )
  const unitStems = stemsOf(
    'unit',
    units.map((unit) => unit.centre),
    basics.map(({ unit }) => unit),
    districtStems,
    (i) => {
      const { centre, district } = units[i] as (typeof units)[number]
      return `${districtStems[district]}${sideOf(centre, (districts[district] as { centre: Centre }).centre)}`
    },
  )
  const districtCode = (index: number) => `${street}D${pad(index + 1, 2)}` as GridCode
  const unitCode = (index: number) => `${street}${pad(index + 1, 3)}` as GridCode
  const basicOfFootprint = new Map<number, GridCode>()
  const seen = new Map<number, number>()
  const basicGrids = basics.map(({ basic, unit }): Grid => {
    const sequence = (seen.get(unit) ?? 0) + 1
    seen.set(unit, sequence)
    const code = `${unitCode(unit)}${pad(sequence, 3)}` as GridCode
    for (const id of basic.footprintIds) basicOfFootprint.set(id, code)
    const name = `${unitStems[unit]}${pad(sequence, 2)}`
    return { code, level: 'basic', parentCode: unitCode(unit), name, geometry: basic.polygon }
  })
  const grids: Grid[] = [
    ...districts.map(
      (_, i): Grid => ({
        code: districtCode(i),
        level: 'district',
        parentCode: null,
        name: `${districtStems[i]}片区`,
        geometry: null,
      }),
    ),
    ...units.map(
      (unit, i): Grid => ({
        code: unitCode(i),
        level: 'unit',
        parentCode: districtCode(unit.district),
        name: `${unitStems[i]}单元`,
        geometry: null,
      }),
    ),
    ...basicGrids,
  ]
  return { grids, basicOfFootprint }
}

const centreOfBasics = (basics: readonly ProposedBasic[]): Centre =>
  centreOf(basics.map((basic) => basic.polygon))

const pad = (n: number, digits: number): string => String(n).padStart(digits, '0')
