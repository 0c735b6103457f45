import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { gaps } from './layers/gaps.ts'
import { focusMask, focusOutline, grids, selection, streetMask } from './layers/grids.ts'
import { ground, water } from './layers/ground.ts'
import { heat } from './layers/heat.ts'
import { lineLabels, marks, pointLabels } from './layers/labels.ts'
import type { Recipe } from './layers/recipe.ts'
import { bridges, roads } from './layers/roads.ts'
import { serviceFillsOverRoads, serviceFillsUnderRoads, serviceLines } from './layers/service.ts'
import { buildings, railways, walls } from './layers/structures.ts'
import { chosenGaps, uncovered } from './layers/uncovered.ts'
import { ownCircle, probeAreas, walkMarks } from './layers/walk.ts'

/** Collections drawn from vector tiles; the rest is small enough to be held whole. */
export const tiledCollections = ['landscape', 'roads', 'buildings'] as const

/** GeoJSON sources the map fills itself; those with a `code` carry hover and selection as feature state. */
export const plainSources = [
  'service-merged',
  'service-own',
  'own-circle',
  'uncovered',
  'gap-figures',
  'gap-hover',
  'gap-chosen',
  'probe',
  'probe-point',
  'sites',
  'moved',
  'heat',
  'heat-outline',
  'gaps',
  'gap-marks',
  'outside',
  'outside-focus',
  'focus',
  'basic-grids',
  'units',
  'districts',
  'places',
  'labels',
] as const
export type PlainSource = (typeof plainSources)[number]

/**
 * What follows a hand many times a second is cut into the few tiles of a low zoom, however near one looks: every tile
 * more is work for the page's own thread. Zoom 13 is half a metre fine, 12 a metre, as the shapes themselves are then.
 */
const finestZoom: Readonly<Partial<Record<PlainSource, number>>> = {
  'service-merged': 13,
  uncovered: 13,
  moved: 13,
  'own-circle': 12,
  'gap-figures': 12,
}

const coded: readonly PlainSource[] = ['basic-grids', 'units', 'districts']

/** The whole recipe from the ground up; the order is the order of drawing. */
export function buildLayers(recipe: Recipe): readonly LayerSpecification[] {
  return [
    ground,
    serviceFillsUnderRoads,
    roads,
    serviceFillsOverRoads,
    water,
    bridges,
    buildings,
    walls,
    railways,
    uncovered,
    gaps,
    serviceLines,
    heat,
    streetMask,
    focusMask,
    grids,
    focusOutline,
    ownCircle,
    probeAreas,
    chosenGaps,
    selection,
    lineLabels,
    pointLabels,
    marks,
    walkMarks,
  ].flatMap((part) => part(recipe))
}

export function buildSources(
  tileJsonUrl: (collection: string) => string,
): Record<string, SourceSpecification> {
  const sources: Record<string, SourceSpecification> = {}
  for (const collection of tiledCollections)
    sources[collection] = { type: 'vector', url: tileJsonUrl(collection) }
  for (const id of plainSources)
    sources[id] = {
      type: 'geojson',
      data: { type: 'FeatureCollection', features: [] },
      tolerance: 0.25,
      ...(coded.includes(id) ? { promoteId: 'code' } : {}),
      ...(finestZoom[id] === undefined ? {} : { maxzoom: finestZoom[id] }),
    }
  return sources
}
