import { type RefObject, useEffect, useRef, useState } from 'react'
import type { GridTree } from '../../../map/grid-tree.ts'
import type { PlaceProperties } from '../../../map/street-data.ts'
import type { ScreenOverlay } from '../../../map/screen-overlay.ts'
import type {
  CameraTravel,
  MapCounts,
  MapLanguage,
  MapProblemCode,
  MapState,
  MapStatus,
  MapView,
  MapWords,
  Padding,
} from '../../../map/types.ts'
import { prepareWalks } from '../../../workers/walk-client.ts'
import { easeMap } from './ease-map.ts'
import { keepPicture } from './keep-picture.ts'
import type { WalkedCircles } from './walked-circles.ts'
import type { MapScale } from './use-map-scale.ts'

export interface ScreenMapElements {
  readonly box: RefObject<HTMLDivElement | null>
  /** Holds what was drawn last. */
  readonly picture: RefObject<HTMLCanvasElement | null>
  readonly scaleBar: RefObject<HTMLDivElement | null>
}

export interface ScreenMapHandlers {
  onSelect(code: string | null): void
  onGrids(tree: GridTree): void
  onGrowth(minutes: number | null): void
  /** Each time the map stands still. */
  onCounts(counts: MapCounts): void
  padding(): Padding
}

export interface DrawnScreenMap {
  readonly view: MapView | null
  readonly overlay: ScreenOverlay | null
  readonly status: MapStatus
  readonly problem: MapProblemCode | null
  /** The map is not to be seen, and its last picture stands in for it. */
  readonly isStoodIn: boolean
}

/** The legend needs the rest of the line. */
const widestScalePx = 112

/** A browser that gives the context back by itself does so within this time; after it the map is made anew. */
const restoreWithinMs = 700
const firstRetryMs = 3000
const longestRetryMs = 60_000

const travel: CameraTravel = { durationMs: 2400, easing: easeMap }

const mapCode = () =>
  Promise.all([import('../../../map/map-view.ts'), import('../../../map/screen-overlay.ts')])
// On its way while the page still asks which street it shows.
mapCode().catch(() => undefined)
prepareWalks()

/** Stations and candidates would be crowds of small signs from five metres. */
const isShown = ({ kind, status }: PlaceProperties): boolean => kind !== 'station' && status === 'operating'

const nothing: DrawnScreenMap = {
  view: null,
  overlay: null,
  status: 'loading',
  problem: null,
  isStoodIn: false,
}

/**
 * The map of the big screen in its box: made again for another scale, and where its graphics are lost and do not come
 * back.
 */
export const useScreenMap = (
  { box, picture, scaleBar }: ScreenMapElements,
  state: MapState,
  scale: MapScale,
  circles: WalkedCircles,
  handlers: ScreenMapHandlers,
  words: Readonly<Record<MapLanguage, MapWords>>,
): DrawnScreenMap => {
  const [map, setMap] = useState<DrawnScreenMap>(nothing)
  const [attempt, setAttempt] = useState(0)
  const latest = useRef(handlers)
  const failures = useRef(0)
  useEffect(() => {
    latest.current = handlers
  })
  const wordsOnce = useRef(words)
  const { drawing, enlarged } = scale

  useEffect(() => {
    let made: MapView | null = null
    let gone = false
    let again: ReturnType<typeof setTimeout> | undefined
    const makeAgainIn = (ms: number): void => {
      clearTimeout(again)
      again = setTimeout(() => setAttempt((count) => count + 1), ms)
    }
    const onFailure = (): void => {
      makeAgainIn(Math.min(longestRetryMs, firstRetryMs * 2 ** failures.current))
      failures.current += 1
    }
    const onStatus = (status: MapStatus, problem: MapProblemCode | null): void => {
      if (status === 'lost') makeAgainIn(restoreWithinMs)
      else if (problem === 'webgl-unavailable') onFailure()
      else clearTimeout(again)
      const isGone = status === 'lost' || problem === 'webgl-unavailable'
      setMap((now) => ({ ...now, status, problem, isStoodIn: now.isStoodIn || isGone }))
    }
    const make = async (): Promise<void> => {
      const [{ createMapView }, { createScreenOverlay }] = await mapCode()
      if (gone || box.current === null) return
      const overlay = createScreenOverlay(drawing, {
        onGrids: (tree) => latest.current.onGrids(tree),
        onGrowth: (minutes) => latest.current.onGrowth(minutes),
      })
      made = createMapView(box.current, {
        overlay,
        isShown,
        circleFeed: circles.feed,
        ...(scaleBar.current === null
          ? {}
          : { scaleBarIn: { element: scaleBar.current, widestPx: widestScalePx } }),
        scale: drawing,
        pixelRatio: enlarged * devicePixelRatio,
        appearsWhole: true,
        travel,
        keys: false,
        words: wordsOnce.current,
        padding: () => latest.current.padding(),
        onSelect: (code) => latest.current.onSelect(code),
        onHover: () => undefined,
        onViewChange: () => undefined,
        onStatus: (status, code) => onStatus(status, code ?? null),
        onDrawn() {
          if (performance.getEntriesByName('wangge:map').length === 0) performance.mark('wangge:map')
          circles.cutSteps()
          setMap((now) => (now.isStoodIn ? { ...now, isStoodIn: false } : now))
        },
        onStill(canvas, counts) {
          latest.current.onCounts(counts)
          failures.current = 0
          if (picture.current !== null) keepPicture(canvas, picture.current)
        },
      })
      setMap((now) => ({ ...now, view: made, overlay }))
    }
    make().catch(() => {
      if (gone) return
      setMap((now) => ({ ...now, status: 'error', problem: 'map-data-unavailable' }))
      onFailure()
    })
    return () => {
      gone = true
      clearTimeout(again)
      made?.destroy()
      setMap((now) => ({ ...now, view: null, overlay: null }))
    }
    // Each attempt is a map of its own.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [box, picture, scaleBar, circles, drawing, enlarged, attempt])

  useEffect(() => {
    map.overlay?.setTheme(state.theme)
    map.view?.apply(state)
  }, [map.view, map.overlay, state])

  return map
}
