import {
  bodyKinds,
  buildingUses,
  companyRatings,
  gridLevels,
  landscapeKinds,
  partyCoverages,
  placeKinds,
  placeLevels,
  placeStatuses,
  postKinds,
  requestCategories,
  requestStages,
  roadClasses,
} from '@wangge/geodata'
import { coverageMinutes } from '../services/walk-defaults.ts'
import type { Collection, CollectionId, Parameter, Property } from './collection.ts'

const text = (values?: readonly string[]): Property => ({
  type: 'string',
  filter: true,
  ...(values ? { values } : {}),
})
const whole: Property = { type: 'integer', filter: true }
const flag: Property = { type: 'boolean', filter: true }
const number = (unit?: string): Property => ({ type: 'number', filter: false, ...(unit ? { unit } : {}) })
const note: Property = { type: 'string', filter: false }

const base = { permission: 'map.read', parameters: [], time: null } as const

const gridProperties: Readonly<Record<string, Property>> = {
  code: text(),
  name: text(),
  level: text(gridLevels),
  parent_code: text(),
  street_id: text(),
  plan_id: text(),
  tint: { ...whole, values: [1, 2, 3, 4, 5] },
  households: whole,
  residents: whole,
  buildings: whole,
  area_m2: number('m²'),
  requests_30d: { type: 'integer', filter: false },
  has_organization: flag,
  organization_name: note,
  has_center: flag,
  label_lon: number('°'),
  label_lat: number('°'),
  children: whole,
}

const placeProperties: Readonly<Record<string, Property>> = {
  id: text(),
  street_id: text(),
  name: text(),
  kind: text(placeKinds),
  status: text(placeStatuses),
  grid_code: text(),
  grid_name: note,
  floor_area_m2: { ...whole, unit: 'm²' },
  services: { type: 'strings', filter: false },
  grade: { ...whole, values: [1, 2, 3] },
}

const speedParameter: Parameter = {
  name: 'speed_mps',
  type: 'number',
  minimum: 0.1,
  maximum: 5,
  description: 'Metres a second; 1.0 where nothing is said',
}

const areaParameters: readonly Parameter[] = [
  {
    name: 'minutes',
    type: 'integer',
    values: coverageMinutes,
    description: 'Only the circles of so many minutes',
  },
  {
    name: 'method',
    type: 'string',
    values: ['walk', 'radius'],
    description:
      'walk, where nothing is said: along the walking network; radius: straight line, an approximation',
  },
  speedParameter,
  { name: 'center_id', type: 'string', description: 'Only the circles of one place' },
]

const gapParameters: readonly Parameter[] = [
  {
    name: 'minutes',
    type: 'integer',
    values: coverageMinutes,
    description: 'Outside the circles of so many minutes; 5 where nothing is said',
  },
  speedParameter,
]

const grids = (min: number): Omit<Collection, 'id'> => ({
  ...base,
  properties: gridProperties,
  zooms: { min, max: 16 },
})

const described: Readonly<Record<CollectionId, Omit<Collection, 'id'>>> = {
  streets: {
    ...base,
    properties: {
      id: text(),
      name: text(),
      county: text(),
      synthetic: flag,
      attribution: note,
      households: whole,
      residents: whole,
      buildings: whole,
      area_m2: number('m²'),
      households_counted: flag,
      plan_id: text(),
    },
    zooms: { min: 4, max: 14 },
  },
  districts: grids(9),
  units: grids(10),
  'basic-grids': grids(11),
  'service-centers': {
    ...base,
    properties: { ...placeProperties, kind: text(['hall', 'centre', 'station']) },
    zooms: { min: 9, max: 16 },
  },
  'service-areas': {
    ...base,
    properties: {
      center_id: note,
      center_name: text(),
      kind: text(['hall', 'centre', 'station']),
      status: text(placeStatuses),
      street_id: text(),
      minutes: { type: 'integer', filter: false, values: coverageMinutes },
      method: { type: 'string', filter: false, values: ['walk', 'radius'] },
      speed_mps: number('m/s'),
      island: flag,
      approximate: { type: 'boolean', filter: false },
      radius_m: number('m'),
    },
    parameters: areaParameters,
    zooms: { min: 10, max: 16 },
  },
  'coverage-gaps': {
    ...base,
    properties: {
      id: text(),
      street_id: text(),
      rank: whole,
      minutes: { type: 'integer', filter: false, values: coverageMinutes },
      speed_mps: number('m/s'),
      households: whole,
      residents: whole,
      buildings: whole,
      units: { type: 'strings', filter: false },
      basics: { type: 'strings', filter: false },
      nearest_center_id: text(),
      nearest_center_name: note,
      nearest_walk_s: number('s'),
      label_lon: number('°'),
      label_lat: number('°'),
    },
    parameters: gapParameters,
    zooms: { min: 10, max: 16 },
  },
  'request-hotspots': {
    ...base,
    properties: {
      cell: text(),
      street_id: text(),
      resolution: whole,
      count: whole,
      area_km2: number('km²'),
      density_per_km2: number('1/km²'),
      households: whole,
      per_1000_households: number(),
      z: number(),
      p: number(),
      q: number(),
      band: { ...whole, values: [-99, -95, -90, 0, 90, 95, 99] },
      from: note,
      to: note,
      parent_of_small: flag,
    },
    time: 'window',
    zooms: { min: 10, max: 16 },
  },
  'organization-gaps': {
    ...base,
    properties: {
      rule: text(['ORG-1', 'CENTRE-1']),
      level: text(gridLevels),
      code: text(),
      name: text(),
      street_id: text(),
      plan_id: text(),
      missing: text(['organization', 'centre']),
      organization_kind: text(['general-branch', 'branch', 'group']),
      source: note,
      label_lon: number('°'),
      label_lat: number('°'),
    },
    zooms: { min: 10, max: 16 },
  },
  organizations: {
    ...base,
    properties: {
      id: text(),
      street_id: text(),
      name: text(),
      level: text(placeLevels),
      grid_code: text(),
      grid_name: note,
      established_on: note,
    },
    zooms: { min: 10, max: 16 },
  },
  posts: {
    ...base,
    properties: {
      id: text(),
      street_id: text(),
      kind: text(postKinds),
      planned: whole,
      filled: whole,
      organization_id: text(),
      grid_code: text(),
      grid_name: note,
    },
    zooms: { min: 10, max: 16 },
  },
  places: {
    ...base,
    properties: {
      ...placeProperties,
      basic_code: text(),
      site: flag,
      facilities: flag,
      sign: flag,
      rules: flag,
      funds: flag,
      staff: flag,
    },
    zooms: { min: 9, max: 16 },
  },
  compounds: {
    ...base,
    properties: {
      id: text(),
      street_id: text(),
      name: text(),
      walled: flag,
      property_company: text(),
      rating: text(companyRatings),
      unmanaged: flag,
      fallback_plan: flag,
      basic_code: text(),
    },
    zooms: { min: 12, max: 16 },
  },
  bodies: {
    ...base,
    properties: {
      id: text(),
      street_id: text(),
      kind: text(bodyKinds),
      name: text(),
      coverage: text(partyCoverages),
      basic_code: text(),
    },
    zooms: { min: 10, max: 16 },
  },
  buildings: {
    ...base,
    properties: {
      id: text(),
      street_id: text(),
      name: text(),
      use: text(buildingUses),
      floors: whole,
      households: whole,
      residents: whole,
      estimated: flag,
      compound_id: text(),
      basic_code: text(),
      covered_minutes: { type: 'integer', filter: false, values: coverageMinutes },
    },
    zooms: { min: 13, max: 16 },
  },
  roads: {
    ...base,
    properties: {
      id: text(),
      street_id: text(),
      name: text(),
      class: text(roadClasses),
      bridge: flag,
      tunnel: flag,
      layer: whole,
      walkable: flag,
      access: text(['public', 'private']),
    },
    zooms: { min: 10, max: 16 },
  },
  landscape: {
    ...base,
    properties: { id: text(), street_id: text(), kind: text(landscapeKinds), name: text(), passable: flag },
    zooms: { min: 10, max: 16 },
  },
  requests: {
    ...base,
    permission: 'requests.read',
    properties: {
      id: text(),
      street_id: text(),
      category: text(requestCategories),
      stage: { ...whole, values: requestStages },
      created_at: note,
      basic_code: text(),
      overdue: flag,
    },
    time: 'moment',
    zooms: { min: 12, max: 16 },
  },
}

export const collectionOf = (id: CollectionId): Collection => ({ id, ...described[id] })
