import type { Position } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { grabByKeys } from './centre-handle.ts'
import { createCircleFeed, noCircles } from './circle-feed.ts'
import { watchDrag } from './drag-centre.ts'
import { centreAt, gapAt, reachPx } from './hits.ts'
import type { PointerPlace } from './pointer.ts'
import type { CoverageGapProperties, StreetData } from './street-data.ts'
import type { Pin } from './street-labels.ts'
import type { SourceData } from './sync.ts'
import type { DragPhase, MapState, MapViewOptions, MapWords } from './types.ts'
import { noOverlay, type WalkOverlay } from './walk-overlay.ts'
import { createWalkSources, type WalkSource } from './walk-sources.ts'

/** What the walks of a map need of it. */
export interface WalkHost {
  state(): MapState | null
  data(): StreetData
  words(): MapWords
  /** Sources alone have changed. */
  fill(): void
  /** Layers have changed too: another centre has left its place, or other circles are drawn than the street's. */
  redraw(): void
  /** Gaps or pins have changed: figures and the names around them are placed anew. */
  namesChanged(): void
}

export interface WalkLayer {
  show(change: Partial<WalkOverlay> | null): void
  sources(): Readonly<Record<WalkSource, SourceData>>
  gaps(): StreetData['coverageGaps']
  /** What is written on gaps that change too often to be placed; null where they stand still. */
  hastyFigures(): readonly CoverageGapProperties[] | null
  movedCentre(): string | null
  /** Nothing stands in place of the street's own circles. */
  asStored(): boolean
  /** Where pins stand, for names to keep clear of. */
  pins(): readonly Pin[]
  /** Fetches the circles that the state draws. */
  request(state: MapState): void
  attach(map: MapLibreMap): () => void
  grab(centreId: string): void
  /** The pointer is here; answers whether a grid may still be meant. */
  point(at: PointerPlace | null): boolean
  /** A click or Enter; answers whether it was one for walks. */
  pick(at: PointerPlace | null): boolean
  stop(): void
}

type WalkOptions = Pick<
  MapViewOptions,
  | 'circleFeed'
  | 'onPickPoint'
  | 'onPickGap'
  | 'onPickCentre'
  | 'onHoverGap'
  | 'onHoverCentre'
  | 'onDragCentre'
>

const isAsStored = ({ areas, drawn, moved }: WalkOverlay): boolean =>
  areas === null && drawn === null && moved === null

/** Circles, gaps and everything laid over them, and what people do with them. */
export function createWalkLayer(
  host: WalkHost,
  options: WalkOptions,
  onCirclesState: (state: 'ready' | 'failed') => void,
): WalkLayer {
  const makeSources = createWalkSources()
  let overlay: WalkOverlay = noOverlay
  let circles = noCircles
  let hoveredGap: number | null = null
  let hoveredCentre: string | null = null
  let map: MapLibreMap | null = null
  let drag: ReturnType<typeof watchDrag> | null = null
  let handle: { stop(): void } | null = null
  /** Somebody holds it: what the caller knows of its place is older than what we draw. */
  let held = false

  const feed = (options.circleFeed ?? createCircleFeed)({
    onCircles(found) {
      circles = found
      host.fill()
    },
    onState: onCirclesState,
  })

  const gaps = (): StreetData['coverageGaps'] => overlay.gaps ?? host.data().coverageGaps
  const isWalking = (): boolean => host.state()?.mode === 'walk'
  const homeOf = (centreId: string): Position =>
    host.data().places.features.find(({ properties }) => properties.id === centreId)?.geometry.coordinates ??
    []
  const positionOf = (centreId: string): Position =>
    overlay.moved?.centreId === centreId ? overlay.moved.to : homeOf(centreId)

  const change = (next: WalkOverlay): void => {
    const before = overlay
    overlay = next
    const isMovedOther = before.moved?.centreId !== next.moved?.centreId
    if (isMovedOther || isAsStored(before) !== isAsStored(next)) host.redraw()
    else host.fill()
    const named = ['gaps', 'drawn', 'sites', 'probePoint'] as const
    if (named.some((part) => before[part] !== next[part])) host.namesChanged()
  }

  const onDrag = (centreId: string, at: Position, phase: DragPhase): void => {
    held = phase === 'start' || phase === 'move'
    const home = homeOf(centreId)
    const isHome = at[0] === home[0] && at[1] === home[1]
    change({ ...overlay, moved: isHome ? null : { centreId, from: home, to: at } })
    if (map !== null) map.getCanvas().style.cursor = held ? 'grabbing' : ''
    options.onDragCentre?.(centreId, at, phase)
  }

  const centreUnder = (point: { x: number; y: number }, withinPx: number): string | null => {
    const here = map
    const state = host.state()
    if (here === null || state?.layers.places !== true) return null
    const drawnAt = (id: string) => {
      const [lon = 0, lat = 0] = positionOf(id)
      return here.project([lon, lat])
    }
    return centreAt(host.data().places, drawnAt, point, withinPx)
  }
  const gapUnder = ({ lon, lat }: PointerPlace): number | null =>
    host.state()?.layers.uncovered === true ? gapAt(gaps(), lon, lat) : null

  const hover = (centre: string | null, gap: number | null): void => {
    if (centre === hoveredCentre && gap === hoveredGap) return
    if (centre !== hoveredCentre) options.onHoverCentre?.(centre)
    if (gap !== hoveredGap) options.onHoverGap?.(gap)
    hoveredCentre = centre
    hoveredGap = gap
    host.fill()
  }

  return {
    show(parts) {
      if (parts === null) {
        handle?.stop()
        held = false
      }
      // What was drawn by hand stands until somebody has worked it out in full.
      const drawn =
        parts?.drawn ?? (parts?.areas === undefined && parts?.gaps === undefined ? overlay.drawn : null)
      const next = parts === null ? noOverlay : { ...overlay, ...parts, drawn }
      change(held ? { ...next, moved: overlay.moved } : next)
    },
    sources() {
      const state = host.state()
      return makeSources({
        overlay,
        circles,
        gaps: host.data().coverageGaps,
        hoveredGap,
        centre: hoveredCentre ?? state?.centre ?? null,
        minutes: state?.layers.service === true ? state.serviceMinutes : [],
        byCentre: state?.circles === 'by-centre',
        gainedText: host.words().gained,
      })
    },
    gaps,
    hastyFigures: () => overlay.drawn?.figures ?? null,
    movedCentre: () => overlay.moved?.centreId ?? null,
    asStored: () => isAsStored(overlay),
    pins: () => [
      ...[overlay.moved?.to, overlay.probePoint].flatMap((at) =>
        at === undefined || at === null ? [] : [{ at, hasFigure: false }],
      ),
      ...(overlay.sites?.features ?? []).map(({ geometry }) => ({
        at: geometry.coordinates,
        hasFigure: true,
      })),
    ],
    request: (state) => feed.request(state, state.layers.service ? state.serviceMinutes : []),
    attach(made) {
      map = made
      drag = watchDrag(made, {
        grab: (point, withinPx) =>
          isWalking() && options.onDragCentre !== undefined ? centreUnder(point, withinPx) : null,
        positionOf,
        onDrag,
      })
      return () => {
        drag?.stop()
        handle?.stop()
        map = null
      }
    },
    grab(centreId) {
      if (map === null || homeOf(centreId).length === 0) return
      handle?.stop()
      const name = host.data().places.features.find(({ properties }) => properties.id === centreId)
      const label = host.words().moveCentre(name?.properties.name ?? '')
      handle = grabByKeys(map, centreId, positionOf(centreId), label, { onDrag })
    },
    point(at) {
      if (held) return false
      const centre = at === null ? null : centreUnder(at, reachPx.mouse)
      const gap = at === null || centre !== null || !isWalking() ? null : gapUnder(at)
      hover(centre, gap)
      if (!isWalking()) return true
      if (map !== null)
        map.getCanvas().style.cursor = centre !== null ? 'grab' : gap !== null ? 'pointer' : 'crosshair'
      return false
    },
    pick(at) {
      if (!isWalking()) return false
      if (at === null) {
        if (overlay.moved === null) return false
        onDrag(overlay.moved.centreId, overlay.moved.from, 'cancel')
        return true
      }
      const centre = centreUnder(at, reachPx.mouse)
      const gap = gapUnder(at)
      if (centre !== null && options.onPickCentre !== undefined) options.onPickCentre(centre)
      else {
        // Gaps cover much of the ground: within one, too, somebody asks how far the walk goes from here.
        if (gap !== null) options.onPickGap?.(gap)
        options.onPickPoint?.([at.lon, at.lat])
      }
      return true
    },
    stop: () => feed.stop(),
  }
}
