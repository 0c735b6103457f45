import type { Feature, FeatureCollection, Polygon } from 'geojson'
import type {
  ExpressionSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
} from 'maplibre-gl'
import { outlineOf } from './heat-outline.ts'
import { noFeatures } from './street-data.ts'
import type { MapTokens } from './tokens.ts'

export type Band = -99 | -95 | -90 | 0 | 90 | 95 | 99

/** One letter a band, so that a cell's whole history is a short text that an expression can look into. */
const letters: Readonly<Record<Band, string>> = {
  [-99]: 'a',
  [-95]: 'b',
  [-90]: 'c',
  0: '0',
  90: 'C',
  95: 'B',
  99: 'A',
}

export const bandLetter = (band: Band): string => letters[band]

export interface SpotOnMap {
  readonly id: string
  readonly polygon: Polygon
  readonly band: Band
  /** By step of time; empty without history. */
  readonly steps: readonly Band[]
}

const bandsDrawn = [99, 95, 90, -90, -95, -99] as const
export type DrawnBand = (typeof bandsDrawn)[number]

export const spotSprites = bandsDrawn.map((band) => `spot-${letters[band]}`)

const colourOf = (band: DrawnBand, { colour }: MapTokens): string =>
  colour[`${band > 0 ? 'hot' : 'cold'}-${Math.abs(band) as 90 | 95 | 99}`]

/** Cross-hatched, hatched and dotted for 99, 95 and 90 %; where there are fewer than by chance, level lines. */
export const drawSpotSprite = (name: string, tokens: MapTokens, ratio: number): ImageData => {
  const band = bandsDrawn.find((one) => `spot-${letters[one]}` === name) ?? 90
  const size = 10
  const canvas = document.createElement('canvas')
  canvas.width = size * ratio
  canvas.height = size * ratio
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return new ImageData(canvas.width, canvas.height)
  context.scale(ratio, ratio)
  context.strokeStyle = colourOf(band, tokens)
  context.fillStyle = colourOf(band, tokens)
  context.lineWidth = Math.abs(band) === 99 ? 0.95 : 0.9
  context.lineCap = 'square'
  const line = (x0: number, y0: number, x1: number, y1: number): void => {
    context.beginPath()
    context.moveTo(x0, y0)
    context.lineTo(x1, y1)
    context.stroke()
  }
  const dot = (x: number, y: number): void => {
    context.beginPath()
    context.arc(x, y, 1.15, 0, 2 * Math.PI)
    context.fill()
  }
  switch (band) {
    case 99:
      for (const at of [-size, 0, size]) {
        line(at, 0, at + size, size)
        line(at, size, at + size, 0)
      }
      break
    case 95:
      for (const at of [-size, 0, size]) line(at, 0, at + size, size)
      break
    case 90:
      dot(2.5, 2.5)
      dot(7.5, 7.5)
      break
    case -90:
      line(1, 5, 3, 5)
      line(7, 5, 9, 5)
      break
    case -95:
      line(0, 5, size, 5)
      break
    case -99:
      line(0, 2.5, size, 2.5)
      line(0, 7.5, size, 7.5)
      break
    default:
      return band satisfies never
  }
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

const sources = ['request-spots', 'request-spot-outline', 'request-spot-near', 'request-spot-chosen'] as const
type SpotSource = (typeof sources)[number]

const letterAt = (step: number | null): ExpressionSpecification =>
  step === null ? ['get', 'letter'] : ['slice', ['get', 'steps'], step, step + 1]

const byLetter = (
  letter: ExpressionSpecification,
  value: (band: DrawnBand) => string | number,
  otherwise: string | number,
): ExpressionSpecification =>
  [
    'match',
    letter,
    ...bandsDrawn.flatMap((band) => [letters[band], value(band)]),
    otherwise,
  ] as unknown as ExpressionSpecification

const opacity = { 99: 0.24, 95: 0.15, 90: 0.08 } as const

/** Cells by their band, under the grids' lines. */
const cellLayers = (tokens: MapTokens, step: number | null): LayerSpecification[] => {
  const letter = letterAt(step)
  const stands: ExpressionSpecification = ['!=', letter, '0']
  return [
    {
      id: 'request-spot-fill',
      type: 'fill',
      source: 'request-spots',
      filter: stands,
      paint: {
        'fill-color': byLetter(letter, (band) => colourOf(band, tokens), 'rgba(0,0,0,0)'),
        'fill-opacity': byLetter(
          letter,
          (band) => opacity[Math.abs(band) as 90 | 95 | 99] * (band > 0 ? 1 : 0.6),
          0,
        ),
        'fill-antialias': false,
      },
    },
    {
      id: 'request-spot-hatch',
      type: 'fill',
      source: 'request-spots',
      filter: stands,
      paint: {
        'fill-pattern': byLetter(letter, (band) => `spot-${letters[band]}`, 'spot-C'),
        'fill-opacity': byLetter(letter, (band) => (band > 0 ? 0.62 : 0.42), 0),
        'fill-antialias': false,
      },
    },
  ]
}

const outlineLayers = ({ colour }: MapTokens): LayerSpecification[] => [
  {
    id: 'request-spot-case',
    type: 'line',
    source: 'request-spot-outline',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour['map-halo'], 'line-width': 4, 'line-opacity': 0.7 },
  },
  {
    id: 'request-spot-hot',
    type: 'line',
    source: 'request-spot-outline',
    filter: ['==', ['get', 'side'], 1],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour['hot-99'], 'line-width': 1.8 },
  },
  {
    id: 'request-spot-cold',
    type: 'line',
    source: 'request-spot-outline',
    filter: ['==', ['get', 'side'], -1],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colour['cold-99'],
      'line-width': 1.2,
      'line-opacity': 0.8,
      'line-dasharray': [3, 2],
    },
  },
]

const chosenLayers = ({ colour }: MapTokens): LayerSpecification[] => [
  {
    id: 'request-spot-near',
    type: 'line',
    source: 'request-spot-near',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour['grid-select'], 'line-width': 1.4, 'line-dasharray': [2, 2] },
  },
  {
    id: 'request-spot-chosen-case',
    type: 'line',
    source: 'request-spot-chosen',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour['grid-case'], 'line-width': 6 },
  },
  {
    id: 'request-spot-chosen',
    type: 'line',
    source: 'request-spot-chosen',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour['grid-select'], 'line-width': 3 },
  },
]

const polygonOf = (polygon: Polygon): Feature<Polygon> => ({
  type: 'Feature',
  properties: {},
  geometry: polygon,
})
const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

const shapesOf = (ids: readonly string[], byId: ReadonlyMap<string, SpotOnMap>): FeatureCollection =>
  collection(
    ids.flatMap((id) => {
      const spot = byId.get(id)
      return spot === undefined ? [] : [polygonOf(spot.polygon)]
    }),
  )

const bandAt = (spot: SpotOnMap, step: number | null): Band =>
  step === null ? spot.band : (spot.steps[step] ?? 0)

const outlines = (spots: readonly SpotOnMap[], step: number | null): FeatureCollection =>
  collection(
    ([1, -1] as const).flatMap((side) => {
      const cells = spots.filter((spot) => Math.sign(bandAt(spot, step)) === side)
      return outlineOf(cells.map(({ polygon }) => polygonOf(polygon))).features.map((line) => ({
        ...line,
        properties: { side },
      }))
    }),
  )

const paint = (map: MapLibreMap, layers: readonly LayerSpecification[]): void => {
  for (const layer of layers) {
    if ('filter' in layer) map.setFilter(layer.id, layer.filter, { validate: false })
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      map.setPaintProperty(layer.id, name as never, value as never, { validate: false })
  }
}

export interface SpotLayers {
  attach(map: MapLibreMap, tokens: MapTokens, below: { grids: string; labels: string }): void
  restyle(tokens: MapTokens): void
  show(spots: readonly SpotOnMap[]): void
  /** Which step of time is drawn; null: the whole window. */
  setStep(step: number | null): void
  choose(id: string | null, near: readonly string[]): void
  at(lon: number, lat: number): SpotOnMap | null
  detach(): void
}

export const createSpotLayers = (
  contains: (polygon: Polygon, lon: number, lat: number) => boolean,
): SpotLayers => {
  let map: MapLibreMap | null = null
  let spots: readonly SpotOnMap[] = []
  let byId = new Map<string, SpotOnMap>()
  let step: number | null = null
  let tokens: MapTokens | null = null
  let chosen: { id: string | null; near: readonly string[] } = { id: null, near: [] }

  const fill = (source: SpotSource, data: FeatureCollection): void => {
    void map?.getSource<GeoJSONSource>(source)?.setData(data)
  }
  const fillCells = (): void =>
    fill(
      'request-spots',
      collection(
        spots.map(({ id, polygon, band, steps }) => ({
          type: 'Feature',
          properties: { id, letter: letters[band], steps: steps.map((one) => letters[one]).join('') },
          geometry: polygon,
        })),
      ),
    )
  const fillOutline = (): void => fill('request-spot-outline', outlines(spots, step))
  const fillChosen = (): void => {
    fill('request-spot-near', shapesOf(chosen.near, byId))
    fill('request-spot-chosen', shapesOf(chosen.id === null ? [] : [chosen.id], byId))
  }
  const layers = (theme: MapTokens): LayerSpecification[] => [
    ...cellLayers(theme, step),
    ...outlineLayers(theme),
    ...chosenLayers(theme),
  ]
  const fillAll = (): void => {
    fillCells()
    fillOutline()
    fillChosen()
  }

  return {
    attach(owner, next, below) {
      map = owner
      tokens = next
      for (const id of sources)
        if (owner.getSource(id) === undefined)
          owner.addSource(id, { type: 'geojson', data: noFeatures, tolerance: 0 })
      const chosenIds = new Set(chosenLayers(next).map(({ id }) => id))
      for (const layer of layers(next))
        if (owner.getLayer(layer.id) === undefined)
          owner.addLayer(layer, chosenIds.has(layer.id) ? below.labels : below.grids)
      fillAll()
    },
    restyle(next) {
      tokens = next
      if (map !== null) paint(map, layers(next))
    },
    show(next) {
      spots = next
      byId = new Map(next.map((spot) => [spot.id, spot]))
      fillAll()
    },
    setStep(next) {
      if (next === step) return
      step = next
      if (map === null) return
      if (tokens !== null) paint(map, cellLayers(tokens, step))
      fillOutline()
    },
    choose(id, near) {
      chosen = { id, near }
      fillChosen()
    },
    at: (lon, lat) => spots.find(({ polygon }) => contains(polygon, lon, lat)) ?? null,
    detach() {
      map = null
    },
  }
}
