import { formatCount } from '../format.ts'
import type * as zh from '../zh/map.ts'

export const mapWords: typeof zh.mapWords = {
  minutes: (minutes) => `${minutes} min`,
  metres: (metres) => (metres >= 1000 ? `${metres / 1000} km` : `${metres} m`),
  walkMinutes: (minutes) => `${minutes} min walk`,
  moveCentre: (name) => `Move ${name}: arrows 10 m, with Shift 50 m, Enter drops it, Escape puts it back`,
  households: (count) => `${formatCount(count)} households`,
  gained: (count) => `+${formatCount(count)} households`,
  missingOrganization: { district: 'no branch', unit: 'no branch', basic: 'no group' },
  missingCentre: 'no centre',
  listOf: (items) => items.join(', '),
  mapLabel:
    "Map of the street's grids. Arrow keys move, plus and minus zoom, Enter goes down a level, Backspace up.",
}

export const layerNames: typeof zh.layerNames = {
  basemap: 'Ground',
  service: 'Circles',
  requests: 'Requests',
  uncovered: 'Out of reach',
  gaps: 'Blank spots',
  grids: 'Grid borders',
  buildings: 'Buildings',
  places: 'Service places',
}

export const swatchNames: typeof zh.swatchNames = {
  'walk-5': 'within 5 min',
  'walk-10': '5–10 min',
  'walk-15': '10–15 min',
  'walk-candidate': 'candidate, not in use',
  'heat-1': 'fewer',
  'heat-2': 'some',
  'heat-3': 'many',
  'heat-4': 'most',
  'gap-largest': 'five largest',
  'gap-other': 'the others',
  'gap-organization': 'no organisation',
  'gap-centre': 'no service centre',
  'home-lit': 'homes inside',
  home: 'homes outside',
  district: 'District',
  unit: 'Unit',
  basic: 'Basic grid',
  hall: 'Hall',
  centre: 'Service centre',
  station: 'Station',
  candidate: 'Candidate',
}

export const legendUnits: typeof zh.legendUnits = {
  service: 'walked · 1.0 m/s',
  requests: 'per km², 90 days',
  uncovered: 'homes outside 5 min',
  gaps: 'by P2',
  buildings: null,
  grids: null,
  places: null,
}

export const legendRange: typeof zh.legendRange = (from, to) =>
  to === null ? `≥ ${from}` : from === 0 ? `< ${to}` : `${from}–${to}`
