import type { FeatureCollection, Point } from 'geojson'
import { type Map as MapLibreMap, prewarm } from 'maplibre-gl'
import { defaultSpeedMps } from '../app/walk-view.ts'
import { fit, moveTo, sameView, viewOf } from './camera.ts'
import { chooseTarget } from './choose-target.ts'
import { createMap } from './create-map.ts'
import { type DerivedData, deriveData } from './derived-data.ts'
import { desiredMap } from './desired-map.ts'
import { exportImage } from './export-image.ts'
import { focusShape } from './focus-shape.ts'
import { boundsOf } from './geometry.ts'
import { buildGridTree, type GridTree } from './grid-tree.ts'
import { hastyGapFigures } from './gap-figures.ts'
import { holdAt } from './hold-at.ts'
import { type Health, watchHealth } from './health.ts'
import type { Frame } from './mercator.ts'
import { type PointerPlace, watchPointer } from './pointer.ts'
import { unlessSame } from './unless-same.ts'
import { watchFirstPicture } from './first-picture.ts'
import { watchLoading } from './watch-loading.ts'
import { createScaleBar } from './scale-bar.ts'
import { metresPerPixel } from './scale-bar.ts'
import { serveSprites } from './serve-sprites.ts'
import { emptyStreetData, noFeatures, type StreetData } from './street-data.ts'
import { createStreetFeed } from './street-feed.ts'
import { streetLabels } from './street-labels.ts'
import { createSync, type Sync, syncTargetOf } from './sync.ts'
import { withPlaces } from './with-places.ts'
import { type MapTokens, readTokens } from './tokens.ts'
import type { MapCounts, MapState, MapView, MapViewOptions, ViewPosition } from './types.ts'
import { createWalkLayer } from './walk-layer.ts'

// MapLibre's worker starts with this code, not with the first map.
prewarm()

/** After the last change of the gaps, names find their places again. */
const settleMs = 250

const frameOf = (map: MapLibreMap): Frame => ({ zoom: map.getZoom(), bearingDegrees: map.getBearing() })

const countsOf = (map: MapLibreMap): MapCounts => {
  const { layers, sources } = map.getStyle()
  return { layers: layers.length, sources: Object.keys(sources).length, images: map.listImages().length }
}

interface Drawing {
  readonly map: MapLibreMap
  readonly sync: Sync
  readonly health: Health
  readonly stop: () => void
}

/**
 * The map: fed plain states, it fetches what a street needs, draws, and reports what people do with it.
 * It never changes its own focus or selection; that is the caller's answer to `onSelect`.
 */
export function createMapView(container: HTMLElement, options: MapViewOptions): MapView {
  const scale = options.scale ?? 1
  const scaleBar = createScaleBar(options.scaleBarIn?.widestPx)
  ;(options.scaleBarIn?.element ?? container).append(scaleBar.element)
  let state: MapState | null = null
  let tokens: MapTokens | null = null
  let data: StreetData = emptyStreetData
  let tree: GridTree = buildGridTree(data)
  let derived: DerivedData = deriveData(data, tree)
  let labels: FeatureCollection<Point> = noFeatures
  let gapFigures: FeatureCollection<Point> = noFeatures
  let hovered: string | null = null
  let drawing: Drawing | null = null
  let styleReady = false
  let fitWanted: 'cut' | 'travel' | null = null
  let emitted: ViewPosition | undefined
  /** Of the place the camera is on its way to, where names are placed for there. */
  let restZoom: number | null = null
  let settling: ReturnType<typeof setTimeout> | undefined
  const loading = watchLoading(['street', 'circles'], (worst) => drawing?.health.setData(worst))

  const feed = createStreetFeed({
    onData(loaded) {
      data = options.isShown === undefined ? loaded : withPlaces(loaded, options.isShown)
      tree = buildGridTree(data)
      derived = deriveData(data, tree)
      options.onBreaks?.(derived.breaks)
      options.overlay?.street(tree)
      goToFocus()
      redraw('labels')
    },
    onState: (street) => loading.tell('street', street),
  })

  const walk = createWalkLayer(
    {
      state: () => state,
      data: () => data,
      words: () => options.words[state?.language ?? 'zh'],
      fill() {
        if (styleReady) drawing?.sync.fillSources(walk.sources())
      },
      redraw: () => redraw('layers'),
      namesChanged() {
        if (state === null || drawing === null || !styleReady) return
        const hasty = walk.hastyFigures()
        clearTimeout(settling)
        if (hasty === null) settling = setTimeout(() => redraw('labels'), settleMs)
        else {
          const words = options.words[state.language]
          gapFigures = hastyGapFigures(hasty, { state, frame: frameOf(drawing.map), words })
          drawing.sync.fillSources({ 'gap-figures': gapFigures })
        }
      },
    },
    options,
    (circles) => loading.tell('circles', circles),
  )

  const scene = (current: MapState, theme: MapTokens) => ({
    state: current,
    tokens: theme,
    words: options.words[current.language],
    scale,
    data,
    derived,
    tree,
    walk: walk.sources(),
    movedCentre: walk.movedCentre(),
    circlesAsStored: walk.asStored() && current.speedMps === defaultSpeedMps,
    labels,
    gapFigures,
    hovered,
  })

  function redraw(what: 'labels' | 'layers'): void {
    if (state === null || tokens === null || drawing === null || !styleReady) return
    if (what === 'labels') placeLabels(state, drawing.map)
    drawing.sync.apply(desiredMap(scene(state, tokens)))
  }

  function placeLabels(current: MapState, map: MapLibreMap): void {
    const words = options.words[current.language]
    const frame = restZoom === null ? frameOf(map) : { ...frameOf(map), zoom: restZoom }
    const placed = streetLabels({
      data,
      tree,
      coverageGaps: walk.gaps(),
      pins: walk.pins(),
      discs: options.overlay?.discs() ?? [],
      state: current,
      words,
      scale,
      frame,
    })
    labels = unlessSame(labels, placed, (kind) => kind !== 'uncovered')
    if (walk.hastyFigures() === null)
      gapFigures = unlessSame(gapFigures, placed, (kind) => kind === 'uncovered')
    scaleBar.update(metresPerPixel(map.getCenter().lat, map.getZoom()), words)
  }

  function goToFocus(): void {
    if (state === null || drawing === null || fitWanted === null) return
    const shape = focusShape(state.focus, data, tree)
    if (shape === null) return
    const paddingPx = options.padding?.() ?? 0
    const animate = fitWanted === 'travel'
    fitWanted = null
    const zoom = fit(drawing.map, boundsOf(shape), { animate, paddingPx }, options.travel)
    if (animate && options.travel !== undefined && drawing.map.isMoving()) restZoom = zoom
  }

  function targetAt(lon: number, lat: number): string | null {
    const path = state === null ? null : tree.pathAt(lon, lat)
    if (path === null || state === null) return null
    return chooseTarget(path, state.focus.level === 'street' ? [] : tree.lineage(state.focus.code))
  }

  function point(at: PointerPlace | null): void {
    if (options.overlay?.point(at) === true) {
      if (hovered !== null) {
        hovered = null
        redraw('layers')
      }
      return options.onHover(null)
    }
    const target = walk.point(at) && at !== null ? targetAt(at.lon, at.lat) : null
    const grid = target === null ? undefined : tree.get(target)
    if (target !== hovered) {
      hovered = target
      redraw('layers')
    }
    if (drawing !== null && state?.mode === 'grids')
      drawing.map.getCanvas().style.cursor = target === null ? '' : 'pointer'
    if (at === null || grid === undefined) return options.onHover(null)
    const { level, code, name, households, residents, requests_30d: requests30d } = grid.properties
    options.onHover({ level, code, name, households, residents, requests30d, x: at.x, y: at.y })
  }

  function start(current: MapState, theme: MapTokens): Drawing {
    const desired = desiredMap(scene(current, theme))
    const { mapLabel } = options.words[current.language]
    const map = createMap(container, desired, current.streetId, mapLabel, options)
    const sprites = serveSprites(map, scale, theme)
    const sync = createSync(
      syncTargetOf(map, () => sprites.redraw(tokens ?? theme)),
      desired,
    )
    const health = watchHealth(map, current.streetId, options.onStatus)
    const pick = (at: PointerPlace | null): void => {
      if (options.overlay?.pick(at) === true) return
      if (!walk.pick(at)) options.onSelect(at === null ? null : targetAt(at.lon, at.lat))
    }
    const stopPointer = watchPointer(map, { onPoint: point, onPick: pick }, options.keys)
    const detachWalk = walk.attach(map)
    // Fires again when MapLibre rebuilds the style after a lost context.
    map.on('style.load', () => {
      styleReady = true
      sync.forgetFlags()
      redraw('labels')
      options.overlay?.attach(map, tokens ?? theme, () => redraw('labels'))
    })
    map.on('webglcontextlost', () => {
      styleReady = false
    })
    const first = watchFirstPicture(
      map,
      options.appearsWhole === true,
      () => loading.worst() === 'ready',
      () => options.onDrawn?.(),
    )
    map.on('idle', () => {
      if (loading.worst() === 'ready') options.onStill?.(map.getCanvas(), countsOf(map))
    })
    map.on('moveend', () => {
      restZoom = null
      emitted = viewOf(map)
      redraw('labels')
      options.onViewChange(emitted)
    })
    map.on('zoom', () =>
      scaleBar.update(
        metresPerPixel(map.getCenter().lat, map.getZoom()),
        options.words[(state ?? current).language],
      ),
    )
    const stop = (): void => {
      options.overlay?.detach()
      stopPointer()
      detachWalk()
      health.stop()
      first.stop()
      map.remove()
    }
    return { map, sync, health, stop }
  }

  return {
    apply(next) {
      const before = state
      state = next
      if (tokens === null || before?.theme !== next.theme) {
        tokens = readTokens(container, next.theme)
        options.overlay?.restyle(tokens)
      }
      const reload = before?.streetId !== next.streetId || before.version !== next.version
      const moved =
        next.view !== undefined && !sameView(next.view, before?.view) && !sameView(next.view, emitted)
      if (drawing === null) {
        try {
          drawing = start(next, tokens)
        } catch {
          options.onStatus('error', 'webgl-unavailable')
          return
        }
        if (next.view === undefined) fitWanted = 'cut'
      }
      if (moved && next.view !== undefined) moveTo(drawing.map, next.view)
      else if (before !== null && before.streetId !== next.streetId) fitWanted = 'cut'
      else if (before !== null && before.focus.code !== next.focus.code) fitWanted = 'travel'
      if (reload) {
        if (before !== null) drawing.health.reloadTiles(next.streetId)
        loading.restart()
        feed.request(next.streetId)
      } else goToFocus()
      walk.request(next)
      redraw('labels')
    },
    fitTo(bbox, fitOptions = {}) {
      if (drawing !== null) fit(drawing.map, bbox, fitOptions)
    },
    showWalk: walk.show,
    grabCentre: walk.grab,
    holdAt: (element, at) => (drawing === null ? () => undefined : holdAt(drawing.map, element, at)),
    zoomBy(steps) {
      drawing?.map.easeTo({ zoom: drawing.map.getZoom() + steps, duration: 240 })
    },
    exportImage: () => (drawing === null ? Promise.resolve(null) : exportImage(drawing.map)),
    destroy() {
      clearTimeout(settling)
      feed.stop()
      walk.stop()
      drawing?.stop()
      drawing = null
      scaleBar.element.remove()
    },
  }
}
