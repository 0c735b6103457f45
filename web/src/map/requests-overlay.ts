import type { Feature, FeatureCollection, Point, Position } from 'geojson'
import { type GeoJSONSource, type LayerSpecification, type Map as MapLibreMap, Marker } from 'maplibre-gl'
import { startClusters } from '../workers/run-clusters.ts'
import type { PointClusters } from './cluster-points.ts'
import { fontStack } from './fonts.ts'
import { containsPoint } from './geometry.ts'
import type { GridTree } from './grid-tree.ts'
import type { MapOverlay } from './map-overlay.ts'
import type { PointerPlace } from './pointer.ts'
import { mercatorX, mercatorY, type RequestColumns } from './requests-columns.ts'
import { createPointsLayer, playbackMinutes, pointsLayer } from './requests-points.ts'
import { clusterRadius, clusterSprite, drawClusterSprite } from './requests-signs.ts'
import { createSpotLayers, drawSpotSprite, type SpotOnMap, spotSprites } from './requests-spots.ts'
import { noFeatures } from './street-data.ts'
import type { MapTokens } from './tokens.ts'
import type { BBox } from './types.ts'

/** What lies under the pointer. `row` is the request's place in its columns. */
export type RequestHit =
  | { readonly kind: 'request'; readonly row: number }
  | {
      readonly kind: 'cluster'
      readonly count: number
      readonly open: number
      readonly overdue: number
      readonly bbox: BBox
    }
  | { readonly kind: 'cell'; readonly id: string }

export interface GridCount {
  readonly at: Position
  readonly count: number
  readonly open: number
  readonly overdue: number
}

export interface RequestsOverlayHandlers {
  /** True: taken, the grids below stay as they are. */
  onPick(hit: RequestHit | null, at: Position): boolean
  /** Escape on the map. True: taken. */
  onEscape(): boolean
  onHover(hit: RequestHit | null, at: PointerPlace | null): void
  /** The street's grids, to name places by. */
  onGrids(tree: GridTree): void
}

export interface RequestsOverlay extends MapOverlay {
  setRequests(columns: RequestColumns): void
  /** By request, 1 where it is shown. */
  setShown(shown: Uint8Array): void
  /** Minute of playback since the columns' beginning; null: as things are now. Cheap enough for every frame. */
  setMoment(minute: number | null): void
  setSpots(spots: readonly SpotOnMap[]): void
  setStep(step: number | null): void
  chooseSpot(id: string | null, near: readonly string[]): void
  setVisible(visible: { readonly points: boolean; readonly spots: boolean }): void
  /** Moves the map so that a place is seen, clear of what lies over the map's left. */
  reveal(at: Position, coveredLeftPx: number): void
  /** Counts of grids at their label points, for those who see no single requests; null takes them away. */
  setGridCounts(counts: readonly GridCount[] | null): void
  /** A ring round a place: the request that is chosen. */
  ring(at: Position | null): void
  /** A pin: where a new request is entered. */
  pin(at: Position | null): void
  /** A new request has just come in: three rings, once. */
  pulse(at: Position): void
  /** Points of a file that is being looked at before it is taken in. */
  preview(points: readonly { readonly lon: number; readonly lat: number }[]): void
}

const clusterPx = 60
/** From here on everybody stands alone. */
const aloneZoom = 17.2
const reachPx = 11
const belowNamePx = 28
const spriteRatio = 2
const plainSources = ['request-clusters', 'request-ring', 'request-pin', 'request-preview'] as const
type PlainSource = (typeof plainSources)[number]

/** Ten at most: more at once say no more. */
const mostPulses = 10
const pulseMs = 3600

const startPulse = (map: MapLibreMap, [lon = 0, lat = 0]: Position): Marker => {
  const element = document.createElement('div')
  element.className = 'request-pulse'
  element.append(...[0, 1, 2].map(() => document.createElement('i')))
  const marker = new Marker({ element }).setLngLat([lon, lat]).addTo(map)
  // MapLibre makes of every marker a button; this one is only seen.
  element.removeAttribute('tabindex')
  element.removeAttribute('aria-label')
  element.setAttribute('role', 'presentation')
  return marker
}

const noClusters = (alone: Uint8Array): PointClusters => ({
  x: new Float64Array(0),
  y: new Float64Array(0),
  count: new Int32Array(0),
  open: new Int32Array(0),
  overdue: new Int32Array(0),
  box: new Float64Array(0),
  alone,
})

const lonOf = (x: number): number => x * 360 - 180
const latOf = (y: number): number => (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90

/** How far a place lies outside a span; 0 inside. */
const beyond = (at: number, from: number, to: number): number =>
  at < from ? at - from : at > to ? at - to : 0

const pointAt = (at: Position, properties: Record<string, string | number> = {}): Feature<Point> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: at },
})
const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

const plainLayers = ({ colour, font }: MapTokens): LayerSpecification[] => [
  {
    id: 'request-preview',
    type: 'circle',
    source: 'request-preview',
    paint: {
      'circle-radius': 3.5,
      'circle-color': colour['grid-select'],
      'circle-stroke-color': colour['map-halo'],
      'circle-stroke-width': 1.2,
    },
  },
  {
    id: 'request-clusters',
    type: 'symbol',
    source: 'request-clusters',
    layout: {
      'icon-image': ['get', 'sprite'],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'icon-padding': 0,
      'text-field': ['get', 'text'],
      'text-font': fontStack(font['font-figure'], 'bold'),
      'text-size': ['get', 'size'],
      'text-allow-overlap': true,
      'text-ignore-placement': true,
      'text-padding': 0,
      'symbol-sort-key': ['get', 'count'],
    },
    paint: { 'text-color': colour['text-1'] },
  },
  {
    id: 'request-ring-case',
    type: 'circle',
    source: 'request-ring',
    paint: {
      'circle-radius': 15,
      'circle-opacity': 0,
      'circle-stroke-color': colour['grid-case'],
      'circle-stroke-width': 6,
    },
  },
  {
    id: 'request-ring',
    type: 'circle',
    source: 'request-ring',
    paint: {
      'circle-radius': 16,
      'circle-opacity': 0,
      'circle-stroke-color': colour['grid-select'],
      'circle-stroke-width': 3,
    },
  },
  {
    id: 'request-pin',
    type: 'symbol',
    source: 'request-pin',
    layout: {
      'icon-image': 'probe-pin',
      'icon-anchor': 'bottom',
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  },
]

/** Requests on the street's map: groups that fall apart into single signs, the cells of the hotspots, playback. */
export const createRequestsOverlay = (handlers: RequestsOverlayHandlers): RequestsOverlay => {
  const points = createPointsLayer()
  const spots = createSpotLayers(containsPoint)
  const worker = startClusters((found) => {
    clusters = found
    if (columns !== null && shown.length === columns.length) points.setFlags(shown, found.alone)
    fillClusters()
  })
  let map: MapLibreMap | null = null
  let tokens: MapTokens | null = null
  let columns: RequestColumns | null = null
  let shown = new Uint8Array(0)
  let clusters: PointClusters = noClusters(new Uint8Array(0))
  let clusteredZoom: number | null = null
  let gridCounts: readonly GridCount[] | null = null
  let namesChanged: (() => void) | null = null
  let moment: number | null = null
  let visible = { points: true, spots: true }
  const pulses = new Set<ReturnType<typeof setTimeout>>()
  const plain: Record<PlainSource, FeatureCollection> = {
    'request-clusters': noFeatures,
    'request-ring': noFeatures,
    'request-pin': noFeatures,
    'request-preview': noFeatures,
  }

  const fill = (source: PlainSource, data: FeatureCollection): void => {
    plain[source] = data
    void map?.getSource<GeoJSONSource>(source)?.setData(data)
  }

  const needSprite = (name: string, draw: (theme: MapTokens) => ImageData): void => {
    if (map === null || tokens === null || map.hasImage(name)) return
    map.addImage(name, draw(tokens), { pixelRatio: spriteRatio })
  }

  const discs = (): readonly GridCount[] =>
    gridCounts ??
    Array.from(clusters.count, (count, i) => ({
      at: [lonOf(clusters.x[i] ?? 0), latOf(clusters.y[i] ?? 0)],
      count,
      open: clusters.open[i] ?? 0,
      overdue: clusters.overdue[i] ?? 0,
    }))

  const fillClusters = (): void => {
    const features = discs().map(({ at, count, open, overdue }) => {
      const sprite = clusterSprite(count, open, overdue)
      needSprite(sprite, (theme) => drawClusterSprite(sprite, theme))
      const text = count < 10_000 ? String(count) : `${Math.round(count / 1000)}k`
      return pointAt(at, { sprite, count, text, size: count < 10 ? 13 : count < 1000 ? 14 : 15 })
    })
    fill('request-clusters', collection(features))
    namesChanged?.()
  }

  const group = (): void => {
    if (map === null || columns === null || shown.length !== columns.length) return
    clusteredZoom = Math.floor(map.getZoom() + 0.35)
    if (map.getZoom() >= aloneZoom) {
      clusteredZoom = Math.ceil(aloneZoom)
      clusters = noClusters(new Uint8Array(shown.length).fill(1))
      points.setFlags(shown, clusters.alone)
      fillClusters()
    } else worker.ask(shown, clusteredZoom, clusterPx)
  }

  const onZoom = (): void => {
    if (map === null) return
    const zoom = map.getZoom() >= aloneZoom ? Math.ceil(aloneZoom) : Math.floor(map.getZoom() + 0.35)
    if (zoom !== clusteredZoom) group()
  }

  const applyVisible = (): void => {
    if (map === null) return
    const show = (layer: string, on: boolean): void => {
      if (map?.getLayer(layer) !== undefined)
        map.setLayoutProperty(layer, 'visibility', on ? 'visible' : 'none')
    }
    show(pointsLayer, visible.points)
    show('request-clusters', gridCounts !== null || (visible.points && moment === null))
    if (map.getLayer('request-clusters') !== undefined) {
      // A grid's count stands below its name.
      const below: [number, number] = gridCounts === null ? [0, 0] : [0, belowNamePx]
      map.setPaintProperty('request-clusters', 'icon-translate', below)
      map.setPaintProperty('request-clusters', 'text-translate', below)
    }
    for (const id of [
      'request-spot-fill',
      'request-spot-hatch',
      'request-spot-case',
      'request-spot-hot',
      'request-spot-cold',
      'request-spot-near',
      'request-spot-chosen-case',
      'request-spot-chosen',
    ])
      show(id, visible.spots)
  }

  const isDrawn = (own: RequestColumns, row: number): boolean => {
    if (shown[row] !== 1) return false
    if (moment === null) return clusters.alone[row] === 1
    return (
      (own.minute[row] as number) <= moment &&
      (own.closedMinute[row] as number) + playbackMinutes.fade > moment
    )
  }

  const requestAt = ({ lon, lat }: PointerPlace, world: number): number | null => {
    if (columns === null) return null
    const [x, y, reach] = [mercatorX(lon), mercatorY(lat), reachPx / world]
    let best: { row: number; distance: number } | null = null
    for (let row = columns.length - 1; row >= 0; row -= 1) {
      const dx = (columns.x[row] as number) - x
      if (dx > reach || dx < -reach) continue
      const distance = Math.hypot(dx, (columns.y[row] as number) - y)
      if (distance > reach || (best !== null && distance >= best.distance) || !isDrawn(columns, row)) continue
      best = { row, distance }
    }
    return best?.row ?? null
  }

  const clusterAt = ({ lon, lat }: PointerPlace, world: number): RequestHit | null => {
    const [x, y] = [mercatorX(lon), mercatorY(lat)]
    for (let i = 0; i < clusters.count.length; i += 1) {
      const count = clusters.count[i] as number
      const distance = Math.hypot((clusters.x[i] as number) - x, (clusters.y[i] as number) - y)
      if (distance * world > clusterRadius(count)) continue
      const [west = 0, north = 0, east = 0, south = 0] = clusters.box.subarray(4 * i, 4 * i + 4)
      return {
        kind: 'cluster',
        count,
        open: clusters.open[i] as number,
        overdue: clusters.overdue[i] as number,
        bbox: [lonOf(west), latOf(south), lonOf(east), latOf(north)],
      }
    }
    return null
  }

  const hitAt = (at: PointerPlace): RequestHit | null => {
    if (map === null) return null
    const world = 512 * 2 ** map.getZoom()
    if (visible.points) {
      const cluster = moment === null ? clusterAt(at, world) : null
      if (cluster !== null) return cluster
      const row = requestAt(at, world)
      if (row !== null) return { kind: 'request', row }
    }
    const spot = visible.spots ? spots.at(at.lon, at.lat) : null
    return spot === null ? null : { kind: 'cell', id: spot.id }
  }

  return {
    attach(owner, theme, onNames) {
      map = owner
      namesChanged = onNames
      tokens = theme
      for (const feature of plain['request-clusters'].features) {
        const sprite = String(feature.properties?.['sprite'])
        needSprite(sprite, (now) => drawClusterSprite(sprite, now))
      }
      for (const name of spotSprites) needSprite(name, (now) => drawSpotSprite(name, now, spriteRatio))
      for (const id of plainSources)
        if (owner.getSource(id) === undefined) owner.addSource(id, { type: 'geojson', data: plain[id] })
      spots.attach(owner, theme, { grids: 'grid-basic', labels: 't-lane' })
      if (owner.getLayer(pointsLayer) === undefined) owner.addLayer(points, 't-lane')
      for (const layer of plainLayers(theme))
        if (owner.getLayer(layer.id) === undefined) owner.addLayer(layer)
      points.setTokens(theme)
      owner.off('zoom', onZoom)
      owner.on('zoom', onZoom)
      applyVisible()
      group()
    },
    restyle(theme) {
      tokens = theme
      points.setTokens(theme)
      spots.restyle(theme)
      if (map === null) return
      for (const name of map.listImages()) {
        if (name.startsWith('cluster-')) map.updateImage(name, drawClusterSprite(name, theme))
        else if (spotSprites.includes(name)) map.updateImage(name, drawSpotSprite(name, theme, spriteRatio))
      }
      for (const layer of plainLayers(theme))
        for (const [name, value] of Object.entries(layer.paint ?? {}))
          map.setPaintProperty(layer.id, name as never, value as never, { validate: false })
    },
    street: handlers.onGrids,
    discs() {
      // A grid's count stands below its name, not on it.
      if (gridCounts !== null || !visible.points || moment !== null) return []
      return discs().map(({ at, count }) => ({ at, radiusPx: clusterRadius(count) }))
    },
    point(at) {
      const hit = at === null ? null : hitAt(at)
      if (map !== null) map.getCanvas().style.cursor = hit === null ? '' : 'pointer'
      handlers.onHover(hit, at)
      return hit !== null
    },
    pick(at) {
      if (at === null) return handlers.onEscape()
      return handlers.onPick(hitAt(at), [at.lon, at.lat])
    },
    detach() {
      worker.stop()
      for (const end of pulses) clearTimeout(end)
      spots.detach()
      map = null
    },
    setRequests(next) {
      columns = next
      shown = new Uint8Array(0)
      clusters = noClusters(new Uint8Array(0))
      points.setColumns(next)
      worker.load(next)
    },
    setShown(next) {
      shown = Uint8Array.from(next)
      group()
    },
    setMoment(minute) {
      const changed = (minute === null) !== (moment === null)
      moment = minute
      points.setMoment(minute)
      if (!changed) return
      applyVisible()
      namesChanged?.()
    },
    setSpots: spots.show,
    setStep: spots.setStep,
    chooseSpot: spots.choose,
    setVisible(next) {
      visible = { ...next }
      applyVisible()
      namesChanged?.()
    },
    setGridCounts(counts) {
      gridCounts = counts
      fillClusters()
      applyVisible()
    },
    reveal([lon = 0, lat = 0], coveredLeftPx) {
      if (map === null) return
      const { x, y } = map.project([lon, lat])
      const { clientWidth, clientHeight } = map.getContainer()
      const edge = 70
      const [dx, dy] = [
        beyond(x, coveredLeftPx + edge, clientWidth - edge),
        beyond(y, edge, clientHeight - edge),
      ]
      if (dx !== 0 || dy !== 0) map.panBy([dx, dy], { duration: 400 })
    },
    pulse(at) {
      if (map === null || pulses.size >= mostPulses) return
      const marker = startPulse(map, at)
      const end = setTimeout(() => {
        marker.remove()
        pulses.delete(end)
      }, pulseMs)
      pulses.add(end)
    },
    ring: (at) => fill('request-ring', at === null ? noFeatures : collection([pointAt(at)])),
    pin: (at) => fill('request-pin', at === null ? noFeatures : collection([pointAt(at)])),
    preview: (found) => fill('request-preview', collection(found.map(({ lon, lat }) => pointAt([lon, lat])))),
  }
}
