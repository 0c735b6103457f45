import type { Position } from 'geojson'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useView } from '../../../app/use-view.ts'
import { adjust, adjustRequests, goTo, readView } from '../../../app/view-history.ts'
import { messagesByLanguage, useMessages } from '../../../i18n/messages.tsx'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import { levelOfCode } from '../../../map/level-of-code.ts'
import type { GridTree } from '../../../map/grid-tree.ts'
import type { RequestHit } from '../../../map/requests-hits.ts'
import type { MapLanguage, MapState, MapTheme, ViewPosition } from '../../../map/types.ts'
import { MapFrame } from '../../../ui/map-frame.tsx'
import { SpotCard } from '../hotspots/spot-card.tsx'
import { neighboursOf } from '../hotspots/spot-neighbours.ts'
import type { NameAt } from '../hotspots/spot-facts.ts'
import type { ImportPreviewPoint } from '../page/part-props.ts'
import type { Desk } from '../page/use-desk.ts'
import type { Playback } from '../timeline/playback.ts'
import { useDrawnDesk } from './draw-desk.ts'
import { useGridCounts } from './use-grid-counts.ts'
import { RequestsLegend } from './requests-legend.tsx'
import { type Pointed, RequestsTip } from './requests-tip.tsx'
import { useRequestsMap } from './use-requests-map.ts'
import './requests-map-pane.css'

const words = { zh: messagesByLanguage.zh.mapWords, en: messagesByLanguage.en.mapWords }
const settleMs = 250
/** Of the card about a cell, with its distance from the edge. */
const cardPx = 348
/** Only the ground, its houses and grids: circles and blank spots belong to the front page. */
const layers: MapState['layers'] = {
  basemap: true,
  service: false,
  requests: false,
  uncovered: false,
  gaps: false,
  grids: true,
  buildings: true,
  places: false,
}

export interface Drawn {
  /** Where the chosen request lies. */
  readonly ring: Position | null
  /** Where one is entered. */
  readonly pin: Position | null
  readonly preview: readonly ImportPreviewPoint[] | null
}

interface Props {
  desk: Desk
  playback: Playback
  theme: MapTheme
  language: MapLanguage
  drawn: Drawn
  /** A click chooses a place. */
  picking: boolean
  onPickPlace(at: Position): void
  nameAt: NameAt
  tree: GridTree | null
  onGrids(tree: GridTree): void
  /** Hands out what lets a place pulse. */
  onPulse(pulse: ((at: Position) => void) | null): void
}

/** The map of the requests, with everything that lies over it. */
export const RequestsMapPane = (props: Props) => {
  const { desk, playback, theme, language, drawn, picking, onPickPlace, nameAt, tree, onGrids, onPulse } =
    props
  const m = useMessages()
  const text = useRequestMessages()
  const view = useView()
  const { requests } = view
  const box = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const { overview } = desk
  const code = view.grid ?? overview.street.id

  const state = useMemo(
    (): MapState => ({
      theme,
      language,
      streetId: overview.street.id,
      // Grids and buildings do not change with a request: the map need not be fetched again.
      version: overview.plan.id,
      focus: { level: levelOfCode(code), code },
      selected: view.grid,
      layers,
      serviceMinutes: [],
      speedMps: 1,
      circles: 'united',
      centre: null,
      mode: 'grids',
      ...(view.camera === null ? {} : { view: view.camera }),
    }),
    [theme, language, overview.street.id, overview.plan.id, code, view.grid, view.camera],
  )

  const settle = useRef<ReturnType<typeof setTimeout>>(undefined)
  const onViewChange = useCallback((camera: ViewPosition) => {
    clearTimeout(settle.current)
    settle.current = setTimeout(() => adjust({ camera }), settleMs)
  }, [])
  useEffect(() => () => clearTimeout(settle.current), [])

  const fitTo = useRef<((bbox: readonly [number, number, number, number]) => void) | null>(null)
  const pick = (hit: RequestHit | null, at: Position): boolean => {
    if (picking) {
      onPickPlace(at)
      return true
    }
    if (hit === null) return false
    if (hit.kind === 'cluster') fitTo.current?.(hit.bbox)
    else if (hit.kind === 'cell')
      adjustRequests({ cell: hit.id === readView().requests.cell ? null : hit.id })
    else {
      const id = desk.loaded?.columns.id[hit.row]
      if (id !== undefined) adjustRequests({ request: `${overview.street.id}.${id}` })
    }
    return true
  }
  const escape = (): boolean => {
    if (playback.read().minute !== null) playback.leave()
    else if (readView().requests.cell !== null) adjustRequests({ cell: null })
    else return false
    return true
  }

  const map = useRequestsMap(
    box,
    state,
    {
      onPick: pick,
      onEscape: escape,
      onHover: (hit, at) =>
        setPointed(hit === null || at === null || picking ? null : { hit, x: at.x, y: at.y }),
      onGrids,
      onSelectGrid: (grid) => {
        if (grid !== null) goTo({ grid, camera: null })
        else if (view.grid !== null) {
          const parent = overview.place.path.at(-1)
          goTo({ grid: parent === undefined || parent.level === 'street' ? null : parent.code, camera: null })
        }
      },
      onViewChange,
      padding: () => ({ top: 12, right: 12, bottom: 24, left: 0 }),
    },
    words,
  )
  const { overlay } = map
  useEffect(() => {
    fitTo.current = (bbox) => map.view?.fitTo(bbox, { paddingPx: 60 })
  }, [map.view])

  useDrawnDesk(overlay, desk, playback, {
    points: requests.points && desk.scope.canRead,
    spots: requests.spots,
  })
  const spots = requests.spots ? desk.spots.data : undefined
  const near = useMemo(
    () => (spots === undefined || requests.cell === null ? [] : neighboursOf(spots, requests.cell)),
    [spots, requests.cell],
  )
  useEffect(() => overlay?.chooseSpot(requests.cell, near), [overlay, requests.cell, near])
  useEffect(() => {
    const { lon, lat } = spots?.cells.find((one) => one.id === requests.cell) ?? {}
    if (lon !== undefined && lat !== undefined) overlay?.reveal([lon, lat], cardPx)
    // Only another cell moves the map, not the same one's new figures.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [overlay, requests.cell])
  useGridCounts(overlay, desk, tree)
  useEffect(() => onPulse(overlay === null ? null : overlay.pulse), [overlay, onPulse])
  useEffect(() => overlay?.ring(drawn.ring), [overlay, drawn.ring])
  useEffect(() => overlay?.pin(drawn.pin), [overlay, drawn.pin])
  useEffect(() => overlay?.preview(drawn.preview ?? []), [overlay, drawn.preview])

  const cell = spots?.cells.find((one) => one.id === requests.cell)
  const fit = (): void => map.view?.fitTo(overview.place.bbox, { paddingPx: 12 })
  return (
    <MapFrame
      box={box}
      map={map}
      onFit={fit}
      attribution={overview.street.synthetic ? m.synthetic : overview.street.attribution}
      notice={picking ? text.picking : null}
      {...(picking ? { boxClass: 'picking' } : {})}
      over={pointed !== null && <RequestsTip pointed={pointed} desk={desk} nameAt={nameAt} />}
    >
      {spots !== undefined && cell !== undefined && (
        <SpotCard spots={spots} cell={cell} neighbours={near.length} nameAt={nameAt} />
      )}
      {map.status !== 'error' && <RequestsLegend playback={playback} desk={desk} />}
    </MapFrame>
  )
}
