import type { ReactNode, RefObject } from 'react'
import { useMessages } from '../i18n/messages.tsx'
import type { MapProblemCode, MapStatus, MapView } from '../map/types.ts'
import { Icon } from './icon.tsx'
import './map-frame.css'

interface Props {
  /** Where the map is made. */
  box: RefObject<HTMLDivElement | null>
  map: { readonly view: MapView | null; readonly status: MapStatus; readonly problem: MapProblemCode | null }
  onFit(): void
  /** Where the street's data come from. */
  attribution: string
  /** What is asked of whoever looks; stands in place of “loading”. */
  notice?: string | null
  boxClass?: string
  /** Cards over the map. */
  children: ReactNode
  /** What lies over the cards: tips and hints. */
  over: ReactNode
}

/** A map's place on its page: cards over it, its buttons, where its data come from, and how it is with it. */
export const MapFrame = ({ box, map, onFit, attribution, notice, boxClass, children, over }: Props) => {
  const m = useMessages()
  const { view, status, problem } = map
  const hasNotice = notice !== undefined && notice !== null
  return (
    <main className="map-pane" aria-label={m.map} data-status={status}>
      <div ref={box} className={`map-box${boxClass === undefined ? '' : ` ${boxClass}`}`} />
      {children}
      <div className="map-buttons">
        <button type="button" aria-label={m.zoomIn} title={m.zoomIn} onClick={() => view?.zoomBy(1)}>
          <Icon name="plus" />
        </button>
        <button type="button" aria-label={m.zoomOut} title={m.zoomOut} onClick={() => view?.zoomBy(-1)}>
          <Icon name="minus" />
        </button>
        <button type="button" aria-label={m.fit} title={m.fit} onClick={onFit}>
          <Icon name="fit" />
        </button>
      </div>
      <p className="map-attribution">{attribution}</p>
      {over}
      {hasNotice && <p className="map-status">{notice}</p>}
      {status === 'loading' && !hasNotice && (
        <p className="map-status" role="status">
          {m.mapLoading}
        </p>
      )}
      {status === 'lost' && (
        <p className="map-status warn" role="status">
          {m.mapLost}
        </p>
      )}
      {status === 'error' && (
        <div className="map-failed" role="alert">
          <b>{m.mapFailed}</b>
          <p>{m.mapProblem[problem ?? 'map-data-unavailable']}</p>
        </div>
      )}
    </main>
  )
}
