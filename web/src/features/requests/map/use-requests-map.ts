import { type RefObject, useEffect, useRef, useState } from 'react'
import type { GridTree } from '../../../map/grid-tree.ts'
import type { RequestHit } from '../../../map/requests-hits.ts'
import type { RequestsOverlay } from '../../../map/requests-overlay.ts'
import type { PointerPlace } from '../../../map/pointer.ts'
import type {
  MapLanguage,
  MapProblemCode,
  MapState,
  MapStatus,
  MapView,
  MapWords,
  ViewPosition,
} from '../../../map/types.ts'
import type { Position } from 'geojson'

export interface RequestsMapHandlers {
  onPick(hit: RequestHit | null, at: Position): boolean
  onEscape(): boolean
  onHover(hit: RequestHit | null, at: PointerPlace | null): void
  onGrids(tree: GridTree): void
  onSelectGrid(code: string | null): void
  onViewChange(view: ViewPosition): void
  padding(): { top: number; right: number; bottom: number; left: number }
}

export interface RequestsMap {
  readonly view: MapView | null
  readonly overlay: RequestsOverlay | null
  readonly status: MapStatus
  readonly problem: MapProblemCode | null
}

/** The street's map with the requests over it, made once for its box and taken down with the page. */
export const useRequestsMap = (
  box: RefObject<HTMLDivElement | null>,
  state: MapState,
  handlers: RequestsMapHandlers,
  words: Readonly<Record<MapLanguage, MapWords>>,
): RequestsMap => {
  const [map, setMap] = useState<RequestsMap>({ view: null, overlay: null, status: 'loading', problem: null })
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  const wordsOnce = useRef(words)

  useEffect(() => {
    let made: MapView | null = null
    let gone = false
    const make = async (): Promise<void> => {
      const [{ createMapView }, { createRequestsOverlay }] = await Promise.all([
        import('../../../map/map-view.ts'),
        import('../../../map/requests-overlay.ts'),
      ])
      if (gone || box.current === null) return
      const overlay = createRequestsOverlay({
        onPick: (hit, at) => latest.current.onPick(hit, at),
        onEscape: () => latest.current.onEscape(),
        onHover: (hit, at) => latest.current.onHover(hit, at),
        onGrids: (tree) => latest.current.onGrids(tree),
      })
      made = createMapView(box.current, {
        overlay,
        words: wordsOnce.current,
        padding: () => latest.current.padding(),
        onSelect: (code) => latest.current.onSelectGrid(code),
        onHover: () => undefined,
        onViewChange: (view) => latest.current.onViewChange(view),
        onStatus: (status, code) => setMap((now) => ({ ...now, status, problem: code ?? null })),
      })
      setMap((now) => ({ ...now, view: made, overlay }))
    }
    make().catch(() => setMap((now) => ({ ...now, status: 'error', problem: 'map-data-unavailable' })))
    return () => {
      gone = true
      made?.destroy()
      setMap({ view: null, overlay: null, status: 'loading', problem: null })
    }
  }, [box])

  useEffect(() => {
    map.view?.apply(state)
  }, [map.view, state])

  return map
}
