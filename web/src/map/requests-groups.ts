import type { FeatureCollection, Position } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { startClusters } from '../workers/run-clusters.ts'
import type { PointClusters } from './cluster-points.ts'
import { collectionOf, pointAt } from './features.ts'
import { addMissing, repaint, setVisible } from './layer-calls.ts'
import type { Disc } from './map-overlay.ts'
import { latOfMercator, lonOfMercator } from './mercator.ts'
import type { PointerPlace } from './pointer.ts'
import type { RequestColumns } from './requests-columns.ts'
import { groupsLayer, groupsStyle } from './requests-groups-style.ts'
import { type ClusterHit, clusterAt } from './requests-hits.ts'
import { clusterRadius, clusterSprite, drawClusterSprite } from './requests-signs.ts'
import { noFeatures } from './street-data.ts'
import type { MapTokens } from './tokens.ts'

/** How many requests a disc stands for, and where it lies. */
export interface GroupCount {
  readonly at: Position
  readonly count: number
  readonly open: number
  readonly overdue: number
}

const clusterPx = 60
/** From here on everybody stands alone. */
const aloneZoom = 17.2
const belowNamePx = 28
const spriteRatio = 2

/** Groups are made for whole zooms. */
const zoomOfGroups = (zoom: number): number =>
  zoom >= aloneZoom ? Math.ceil(aloneZoom) : Math.floor(zoom + 0.35)

const noClusters = (alone: Uint8Array): PointClusters => ({
  x: new Float64Array(0),
  y: new Float64Array(0),
  count: new Int32Array(0),
  open: new Int32Array(0),
  overdue: new Int32Array(0),
  box: new Float64Array(0),
  alone,
})

const countsOf = (clusters: PointClusters): GroupCount[] =>
  Array.from(clusters.count, (count, i) => ({
    at: [lonOfMercator(clusters.x[i] ?? 0), latOfMercator(clusters.y[i] ?? 0)],
    count,
    open: clusters.open[i] ?? 0,
    overdue: clusters.overdue[i] ?? 0,
  }))

interface Handlers {
  /** Who stands alone now, by request. */
  onAlone(alone: Uint8Array): void
  /** Discs are others, or elsewhere. */
  onDiscs(): void
}

export interface RequestGroups {
  attach(map: MapLibreMap, tokens: MapTokens): void
  restyle(tokens: MapTokens): void
  /** What later groups are made of; nothing takes part until `group`. */
  load(columns: RequestColumns): void
  /** @param shown by request, 1 where it takes part */
  group(shown: Uint8Array): void
  /** Discs of grids at their label points in place of groups; null: groups. */
  setGridCounts(counts: readonly GroupCount[] | null): void
  /** Of groups; discs of grids are always there. */
  setVisible(on: boolean): void
  isAlone(row: number): boolean
  at(place: PointerPlace, worldPx: number): ClusterHit | null
  /** What names keep clear of. */
  discs(): readonly Disc[]
  detach(): void
}

/** Requests that would lie over each other, as discs with their number that fall apart as the map comes nearer. */
export const createRequestGroups = ({ onAlone, onDiscs }: Handlers): RequestGroups => {
  let map: MapLibreMap | null = null
  let tokens: MapTokens | null = null
  let length: number | null = null
  let shown = new Uint8Array(0)
  let clusters = noClusters(new Uint8Array(0))
  let groupedZoom: number | null = null
  let gridCounts: readonly GroupCount[] | null = null
  let visible = true
  let drawn: FeatureCollection = noFeatures

  const take = (found: PointClusters): void => {
    clusters = found
    if (shown.length === length) onAlone(found.alone)
    fill()
  }
  const worker = startClusters(take)

  const needSprite = (name: string): void => {
    if (map === null || tokens === null || map.hasImage(name)) return
    map.addImage(name, drawClusterSprite(name, tokens), { pixelRatio: spriteRatio })
  }

  const fill = (): void => {
    const features = (gridCounts ?? countsOf(clusters)).map(({ at, count, open, overdue }) => {
      const sprite = clusterSprite(count, open, overdue)
      needSprite(sprite)
      const text = count < 10_000 ? String(count) : `${Math.round(count / 1000)}k`
      return pointAt(at, { sprite, count, text, size: count < 10 ? 13 : count < 1000 ? 14 : 15 })
    })
    drawn = collectionOf(features)
    void map?.getSource<GeoJSONSource>(groupsLayer)?.setData(drawn)
    onDiscs()
  }

  const regroup = (): void => {
    if (map === null || shown.length !== length) return
    groupedZoom = zoomOfGroups(map.getZoom())
    if (map.getZoom() >= aloneZoom) take(noClusters(new Uint8Array(shown.length).fill(1)))
    else worker.ask(shown, groupedZoom, clusterPx)
  }

  const onZoom = (): void => {
    if (map !== null && zoomOfGroups(map.getZoom()) !== groupedZoom) regroup()
  }

  const applyVisible = (): void => {
    if (map === null || map.getLayer(groupsLayer) === undefined) return
    setVisible(map, groupsLayer, gridCounts !== null || visible)
    // A grid's count stands below its name.
    const below: [number, number] = gridCounts === null ? [0, 0] : [0, belowNamePx]
    map.setPaintProperty(groupsLayer, 'icon-translate', below)
    map.setPaintProperty(groupsLayer, 'text-translate', below)
  }

  return {
    attach(owner, theme) {
      map = owner
      tokens = theme
      for (const { properties } of drawn.features) needSprite(String(properties?.['sprite']))
      if (owner.getSource(groupsLayer) === undefined)
        owner.addSource(groupsLayer, { type: 'geojson', data: drawn })
      addMissing(owner, [groupsStyle(theme)])
      owner.off('zoom', onZoom)
      owner.on('zoom', onZoom)
      applyVisible()
      regroup()
    },
    restyle(theme) {
      tokens = theme
      if (map === null) return
      for (const name of map.listImages())
        if (name.startsWith('cluster-')) map.updateImage(name, drawClusterSprite(name, theme))
      repaint(map, [groupsStyle(theme)])
    },
    load(columns) {
      length = columns.length
      shown = new Uint8Array(0)
      clusters = noClusters(new Uint8Array(0))
      worker.load(columns)
    },
    group(next) {
      shown = Uint8Array.from(next)
      regroup()
    },
    setGridCounts(counts) {
      gridCounts = counts
      fill()
      applyVisible()
    },
    setVisible(on) {
      visible = on
      applyVisible()
    },
    isAlone: (row) => clusters.alone[row] === 1,
    at: (place, worldPx) => (visible ? clusterAt(clusters, place, worldPx) : null),
    discs() {
      // A grid's count stands below its name, not on it.
      if (gridCounts !== null || !visible) return []
      return countsOf(clusters).map(({ at, count }) => ({ at, radiusPx: clusterRadius(count) }))
    },
    detach() {
      worker.stop()
      map = null
    },
  }
}
