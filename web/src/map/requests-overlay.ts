import type { Position } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { GridTree } from './grid-tree.ts'
import { setVisible } from './layer-calls.ts'
import type { MapOverlay } from './map-overlay.ts'
import type { PointerPlace } from './pointer.ts'
import { createPulses } from './pulse.ts'
import type { RequestColumns } from './requests-columns.ts'
import { createRequestGroups, type GroupCount } from './requests-groups.ts'
import { groupsLayer } from './requests-groups-style.ts'
import { type RequestHit, requestAt } from './requests-hits.ts'
import { createRequestMarks, type RequestMarks } from './requests-marks.ts'
import { isDrawnAt } from './requests-playback.ts'
import { createPointsLayer, pointsLayer } from './requests-points.ts'
import { revealPlace } from './reveal-place.ts'
import type { SpotOnMap } from './spot-bands.ts'
import { createSpotLayers } from './spot-layers.ts'

export interface RequestsOverlayHandlers {
  /** True: taken, the grids below stay as they are. */
  onPick(hit: RequestHit | null, at: Position): boolean
  /** Escape on the map. True: taken. */
  onEscape(): boolean
  onHover(hit: RequestHit | null, at: PointerPlace | null): void
  /** The street's grids, to name places by. */
  onGrids(tree: GridTree): void
}

export interface RequestsOverlay extends MapOverlay, Pick<RequestMarks, 'ring' | 'pin' | 'preview'> {
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
  setGridCounts(counts: readonly GroupCount[] | null): void
  /** A new request has just come in. */
  pulse(at: Position): void
}

/** Requests on the street's map: groups that fall apart into single signs, the cells of the hotspots, playback. */
export const createRequestsOverlay = (handlers: RequestsOverlayHandlers): RequestsOverlay => {
  const points = createPointsLayer()
  const spots = createSpotLayers()
  const marks = createRequestMarks()
  const pulses = createPulses()
  const groups = createRequestGroups({
    onAlone: (alone) => points.setFlags(shown, alone),
    onDiscs: () => namesChanged?.(),
  })
  let map: MapLibreMap | null = null
  let columns: RequestColumns | null = null
  let shown = new Uint8Array(0)
  let namesChanged: (() => void) | null = null
  let moment: number | null = null
  let visible = { points: true, spots: true }

  const applyVisible = (): void => {
    if (map !== null) setVisible(map, pointsLayer, visible.points)
    groups.setVisible(visible.points && moment === null)
    spots.setVisible(visible.spots)
  }

  const hitAt = (at: PointerPlace): RequestHit | null => {
    if (map === null) return null
    const worldPx = 512 * 2 ** map.getZoom()
    const cluster = groups.at(at, worldPx)
    if (cluster !== null) return cluster
    const own = columns
    if (visible.points && own !== null) {
      const isDrawn = (row: number): boolean =>
        shown[row] === 1 && (moment === null ? groups.isAlone(row) : isDrawnAt(own, row, moment))
      const row = requestAt(own, at, worldPx, isDrawn)
      if (row !== null) return { kind: 'request', row }
    }
    const spot = visible.spots ? spots.at(at.lon, at.lat) : null
    return spot === null ? null : { kind: 'cell', id: spot.id }
  }

  return {
    attach(owner, theme, onNames) {
      map = owner
      namesChanged = onNames
      spots.attach(owner, theme, { grids: 'grid-basic', labels: 't-lane' })
      if (owner.getLayer(pointsLayer) === undefined) owner.addLayer(points, 't-lane')
      groups.attach(owner, theme)
      marks.attach(owner, theme, groupsLayer)
      points.setTokens(theme)
      applyVisible()
    },
    restyle(theme) {
      points.setTokens(theme)
      spots.restyle(theme)
      groups.restyle(theme)
      marks.restyle(theme)
    },
    street: handlers.onGrids,
    discs: groups.discs,
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
      for (const part of [groups, spots, marks]) part.detach()
      pulses.stop()
      map = null
    },
    setRequests(next) {
      columns = next
      shown = new Uint8Array(0)
      points.setColumns(next)
      groups.load(next)
    },
    setShown(next) {
      shown = Uint8Array.from(next)
      groups.group(shown)
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
    setGridCounts: groups.setGridCounts,
    reveal(at, coveredLeftPx) {
      if (map !== null) revealPlace(map, at, coveredLeftPx)
    },
    pulse(at) {
      if (map !== null) pulses.start(map, at)
    },
    ring: marks.ring,
    pin: marks.pin,
    preview: marks.preview,
  }
}
