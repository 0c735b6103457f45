import { type RefObject, useEffect, useRef, useState } from 'react'
import type {
  MapLanguage,
  MapProblemCode,
  MapState,
  MapStatus,
  MapView,
  MapViewOptions,
} from '../../map/types.ts'

interface MapHandle {
  view: MapView | null
  status: MapStatus
  problem: MapProblemCode | null
}

/**
 * The map as a thing of its own: made once for its box, fed with plain state, taken down with the page.
 * Its code is fetched apart, so that the outline and the figures need not wait for it.
 */
export const useMap = (
  box: RefObject<HTMLDivElement | null>,
  state: MapState | null,
  options: Omit<MapViewOptions, 'onStatus' | 'words'> & Required<Pick<MapViewOptions, 'padding'>>,
  words: Record<MapLanguage, MapViewOptions['words']['zh']>,
): MapHandle => {
  const [handle, setHandle] = useState<MapHandle>({ view: null, status: 'loading', problem: null })
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const wordsOnce = useRef(words)

  useEffect(() => {
    let made: MapView | null = null
    let gone = false
    const make = async (): Promise<void> => {
      const { createMapView } = await import('../../map/map-view.ts')
      if (gone || box.current === null) return
      made = createMapView(box.current, {
        words: wordsOnce.current,
        onSelect: (code) => latest.current.onSelect(code),
        onHover: (info) => latest.current.onHover(info),
        onViewChange: (view) => latest.current.onViewChange(view),
        padding: () => latest.current.padding(),
        onBreaks: (breaks) => latest.current.onBreaks?.(breaks),
        onPickPoint: (at) => latest.current.onPickPoint?.(at),
        onPickGap: (id) => latest.current.onPickGap?.(id),
        onPickCentre: (centreId) => latest.current.onPickCentre?.(centreId),
        onHoverGap: (id) => latest.current.onHoverGap?.(id),
        onDragCentre: (centreId, at, phase) => latest.current.onDragCentre?.(centreId, at, phase),
        onStatus: (status, code) => setHandle((now) => ({ ...now, status, problem: code ?? null })),
      })
      setHandle((now) => ({ ...now, view: made }))
    }
    make().catch(() => setHandle((now) => ({ ...now, status: 'error', problem: 'map-data-unavailable' })))
    return () => {
      gone = true
      made?.destroy()
    }
  }, [box])

  useEffect(() => {
    if (handle.view !== null && state !== null) handle.view.apply(state)
  }, [handle.view, state])

  return handle
}
