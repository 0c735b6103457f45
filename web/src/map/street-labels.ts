import type { Feature, FeatureCollection, Point, Position } from 'geojson'
import { areaAnchors, signAnchors } from './area-anchors.ts'
import { gapsByGrid } from './gaps-by-grid.ts'
import { largestGaps } from './layers/uncovered.ts'
import type { GridTree } from './grid-tree.ts'
import { basicMarkZoom, labelSizePx, labelSizes, lineWidthEm } from './label-sizes.ts'
import { type Frame, toDegrees, toPixels } from './mercator.ts'
import { type Box, type LabelKind, type LabelRequest, placeLabels } from './place-labels.ts'
import type { Disc } from './map-overlay.ts'
import type { GridFeature, StreetData } from './street-data.ts'
import type { MapState, MapWords } from './types.ts'

interface LabelText {
  readonly kind: LabelKind
  readonly text: string
  readonly detail?: string
  readonly muted: boolean
}

interface Wanted extends LabelText {
  readonly request: LabelRequest
}

/** Between any two labels, and between a label and a sign. */
const labelMarginPx = 4
const markRadiusPx = 12
/** A district's name is long and has to be there on a wall: it is tried at more places than others. */
const districtSteps = 26
const pinRadiusPx = 16
const pinHeightPx = 34
const pinFigurePx = 58

/** Stands with its point on a place; a figure may be written to its right. */
export interface Pin {
  readonly at: Position
  readonly hasFigure: boolean
}

export interface LabelScene {
  readonly data: StreetData
  readonly tree: GridTree
  /** As drawn now; not always the data's own. */
  readonly coverageGaps: StreetData['coverageGaps']
  /** Pins that are not among the places. */
  readonly pins: readonly Pin[]
  /** Round signs of a workspace. */
  readonly discs: readonly Disc[]
  readonly state: MapState
  readonly words: MapWords
  readonly scale: number
  readonly frame: Frame
}

/** Chooses and places every name of the street for one zoom and bearing; panning changes nothing. */
export function streetLabels(scene: LabelScene): FeatureCollection<Point> {
  const wanted = [...gapFigures(scene), ...gapLabels(scene), ...gridLabels(scene), ...placeNames(scene)]
  const byId = new Map(wanted.map((label) => [label.request.id, label]))
  const placed = placeLabels(
    wanted.map((label) => label.request),
    obstacles(scene),
    labelMarginPx * scene.scale,
  )
  const features = placed.flatMap(({ id, anchor }, order): Feature<Point>[] => {
    const label = byId.get(id)
    if (label === undefined) return []
    const { kind, text, detail, muted } = label
    return [
      {
        type: 'Feature',
        properties: { kind, text, muted, order, ...(detail === undefined ? {} : { detail }) },
        geometry: { type: 'Point', coordinates: toDegrees(scene.frame, anchor.x, anchor.y) },
      },
    ]
  })
  return { type: 'FeatureCollection', features }
}

function sized(scene: LabelScene, { kind, text, detail }: LabelText): { widthPx: number; heightPx: number } {
  const { spacingEm } = labelSizes[kind]
  const em = labelSizePx(kind, scene.scale)
  const widest = Math.max(
    lineWidthEm(text, spacingEm),
    detail === undefined ? 0 : lineWidthEm(detail, 0) * 0.92,
  )
  return { widthPx: widest * em, heightPx: (detail === undefined ? 1.2 : 2.45) * em }
}

/** Signs are always drawn, so no name may stand on one. */
function obstacles(scene: LabelScene): readonly Box[] {
  const { data, state } = scene
  const places = state.layers.places ? data.places.features : []
  const marks = state.layers.gaps
    ? data.gaps.features.filter((gap) => isMarked(scene, gap.properties.level))
    : []
  return [
    ...scene.pins.map((pin) => pinBox(scene, pin)),
    ...scene.discs.map(({ at: [lon = 0, lat = 0], radiusPx }) => around(scene, lon, lat, radiusPx)),
    ...places.map(({ geometry: { coordinates } }) =>
      around(scene, coordinates[0] ?? 0, coordinates[1] ?? 0, placeRadiusPx(scene)),
    ),
    ...marks.map(({ properties }) =>
      around(scene, properties.label_lon, properties.label_lat, markRadiusPx * scene.scale),
    ),
  ]
}

const isInFocus = ({ state, tree }: LabelScene, code: string): boolean =>
  state.focus.level === 'street' || tree.lineage(code).includes(state.focus.code)

const isMarked = (scene: LabelScene, level: string): boolean =>
  level !== 'basic' || scene.frame.zoom >= basicMarkZoom

const placeRadiusPx = ({ frame, scale }: LabelScene): number => (frame.zoom < 14.5 ? 9 : 12) * scale

function pinBox({ frame, scale }: LabelScene, { at: [lon = 0, lat = 0], hasFigure }: Pin): Box {
  const [x, y] = toPixels(frame, lon, lat)
  const [radius, height] = [pinRadiusPx * scale, pinHeightPx * scale]
  return [x - radius, y - height, x + radius + (hasFigure ? pinFigurePx * scale : 0), y + radius]
}

function around({ frame }: LabelScene, lon: number, lat: number, radiusPx: number): Box {
  const [x, y] = toPixels(frame, lon, lat)
  return [x - radiusPx, y - radiusPx, x + radiusPx, y + radiusPx]
}

const smallGapZoom = 15
const leastGapZoom = 12.3

/** Whether a gap of that rank carries its figure at this zoom: the largest do from afar. */
export const isNamed = (rank: number, { state, frame }: Pick<LabelScene, 'state' | 'frame'>): boolean =>
  state.layers.uncovered && frame.zoom >= leastGapZoom && (rank <= largestGaps || frame.zoom >= smallGapZoom)

/** What nobody reaches comes first: households, by the size of the gap. */
function gapFigures(scene: LabelScene): readonly Wanted[] {
  return scene.coverageGaps.features
    .filter(({ properties: { rank } }) => isNamed(rank, scene))
    .toSorted((a, b) => a.properties.rank - b.properties.rank)
    .map(({ properties: { id, households, label_lon, label_lat }, geometry }) => {
      const label = { kind: 'uncovered', text: scene.words.households(households), muted: false } as const
      const size = sized(scene, label)
      const anchors = areaAnchors(geometry, [label_lon, label_lat], scene.frame, size)
      return { ...label, request: { id: `uncovered ${id}`, ...size, anchors } }
    })
}

function gapLabels(scene: LabelScene): readonly Wanted[] {
  const { data, state, words, frame } = scene
  if (!state.layers.gaps) return []
  return gapsByGrid(data.gaps).flatMap((gaps): Wanted[] => {
    const [{ code, level, label_lon, label_lat }] = gaps
    if (level === 'street' || frame.zoom < (level === 'basic' ? 15.4 : 13.2)) return []
    if (!isInFocus(scene, code)) return []
    const text = words.listOf(
      gaps.map(({ rule }) => (rule === 'CENTRE-1' ? words.missingCentre : words.missingOrganization[level])),
    )
    const label = { kind: 'gap', text, muted: false } as const
    const size = sized(scene, label)
    const point = toPixels(frame, label_lon, label_lat)
    const anchors = signAnchors(point, (markRadiusPx + labelMarginPx) * scene.scale, size, 'below')
    return [{ ...label, request: { id: `gap ${code}`, ...size, anchors } }]
  })
}

/** What is named, and from which zoom on, follows the focus: its children in full, its neighbours muted. */
function gridLabels(scene: LabelScene): readonly Wanted[] {
  const { data, state, tree, frame } = scene
  if (!state.layers.grids) return []
  const own = new Set(state.focus.level === 'street' ? [] : tree.lineage(state.focus.code))
  const [district, unit, basic] = [
    data.districts.features.filter(({ properties: { code } }) => !own.has(code) && frame.zoom >= 11.5),
    data.units.features.filter(({ properties: { code, parent_code: parent } }) => {
      if (own.has(code)) return false
      return state.focus.level === 'street' ? frame.zoom >= 13.3 : parent !== null && own.has(parent)
    }),
    data.basics.features.filter(({ properties: { parent_code: parent } }) => {
      if (parent !== null && own.has(parent)) return true
      return frame.zoom >= (own.size > 0 ? 15.6 : 16)
    }),
  ]
  const label = (feature: GridFeature): Wanted => {
    const muted = !isInFocus(scene, feature.properties.code)
    return gridLabel(scene, feature, muted)
  }
  return [...district, ...unit, ...basic].map(label).toSorted((a, b) => Number(a.muted) - Number(b.muted))
}

function gridLabel(scene: LabelScene, feature: GridFeature, muted: boolean): Wanted {
  const { code, name, level, households, label_lon, label_lat } = feature.properties
  const withFigure = level === 'basic' && scene.frame.zoom >= 15.8 && !muted
  const label: LabelText = {
    kind: level,
    text: level === 'unit' ? name.replace(/单元$/, '') : name,
    muted,
    ...(withFigure ? { detail: scene.words.households(households) } : {}),
  }
  const size = sized(scene, label)
  const steps = level === 'district' && scene.scale > 1 ? districtSteps : undefined
  const anchors = areaAnchors(feature.geometry, [label_lon, label_lat], scene.frame, size, steps)
  return { ...label, request: { id: `grid ${code}`, ...size, anchors } }
}

function placeNames(scene: LabelScene): readonly Wanted[] {
  const { data, state, frame } = scene
  if (!state.layers.places) return []
  return data.places.features.flatMap(({ properties: place, geometry }): Wanted[] => {
    if (frame.zoom < (place.kind === 'hall' ? 15.2 : 15.9)) return []
    const [lon = 0, lat = 0] = geometry.coordinates
    const path = scene.tree.pathAt(lon, lat)
    if (path !== null && !isInFocus(scene, path.basic)) return []
    const label = { kind: 'place', text: place.name, muted: false } as const
    const size = sized(scene, label)
    const point = toPixels(frame, lon, lat)
    return [
      {
        ...label,
        request: {
          id: `place ${place.id}`,
          ...size,
          anchors: signAnchors(point, placeRadiusPx(scene) + labelMarginPx * scene.scale, size, 'beside'),
        },
      },
    ]
  })
}
