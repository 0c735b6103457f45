import {
  type CSSProperties,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { messagesByLanguage } from '../../../i18n/messages.tsx'
import { useScreenMapMessages } from '../../../i18n/screen-map-messages.ts'
import type { GridTree } from '../../../map/grid-tree.ts'
import { levelOfCode } from '../../../map/level-of-code.ts'
import type { MapLanguage, MapState, MapTheme, Padding } from '../../../map/types.ts'
import type { LiveScreen } from '../alive/use-live-screen.ts'
import { dayEndingAt } from '../data/request-days.ts'
import type { ScreenData, ScreenFocus } from '../data/screen-data.ts'
import type { ScreenShape } from '../panels/panel.ts'
import { tourStops } from '../tour/tour-stops.ts'
import { useTour } from '../tour/use-tour.ts'
import { MapHeadline } from './map-headline.tsx'
import { MapLegend } from './map-legend.tsx'
import { MapNote } from './map-note.tsx'
import { MapPath } from './map-path.tsx'
import { useDataVersion } from './use-data-version.ts'
import { useDrillKeys } from './use-drill-keys.ts'
import { useGrowth } from './use-growth.ts'
import { useHotCells } from './use-hot-cells.ts'
import { useMapScale } from './use-map-scale.ts'
import { useNewest } from './use-newest.ts'
import { useRefit } from './use-refit.ts'
import { useScreenMap } from './use-screen-map.ts'
import { circleMinutes, createWalkedCircles } from './walked-circles.ts'
import './screen-map.css'

/** What others may ask of the map. */
export interface ScreenMapHandle {
  /** The map as drawn now with what stands over it; null while its graphics context is lost. */
  exportImage(): Promise<Blob | null>
}

export interface ScreenMapProps {
  /** As the panels show it: of the focus, or of the place before while the focus is on its way. */
  readonly data: ScreenData
  readonly focus: ScreenFocus
  readonly theme: MapTheme
  readonly language: MapLanguage
  readonly shape: ScreenShape
  /** CSS pixels of one `--u`. */
  readonly unitPx: number
  /** Of each place; null: no tour. */
  readonly tourSeconds: number | null
  readonly reducedMotion: boolean
  readonly live: LiveScreen
  onFocus(focus: ScreenFocus): void
  readonly ref?: Ref<ScreenMapHandle>
}

const mapWords = { zh: messagesByLanguage.zh.mapWords, en: messagesByLanguage.en.mapWords }

const layers: MapState['layers'] = {
  basemap: true,
  service: true,
  requests: false,
  uncovered: true,
  // Missing organisations have a panel of their own: hatched here they would be mistaken for the gaps of walks.
  gaps: false,
  grids: true,
  buildings: true,
  places: true,
}

/**
 * What the headline and the legend take of the map at least, in `--u`, less the margin that the map keeps by itself; and
 * how much of them is only their scrim's fading.
 */
const room = { top: 98, bottom: 34, fading: 54 }

/** The middle of the screen. */
export const ScreenMap = (props: ScreenMapProps) => {
  const { data, focus, theme, language, shape, unitPx, tourSeconds, reducedMotion, onFocus, ref } = props
  const words = useScreenMapMessages()
  const root = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const picture = useRef<HTMLCanvasElement>(null)
  const scaleBar = useRef<HTMLDivElement>(null)
  const [tree, setTree] = useState<GridTree | null>(null)
  const [grown, setGrown] = useState<number | null>(null)
  const { street } = data
  const streetId = street.street.id
  const version = useDataVersion(data)
  const scale = useMapScale(shape, unitPx)

  const lineageOf = (code: string | null): readonly string[] =>
    code === null ? [] : (tree?.lineage(code) ?? [code])
  const lineage = lineageOf(focus.code)
  const go = (code: string | null): void => onFocus({ code, by: 'person' })

  const stops = useMemo(
    () => tourStops(street.children.filter(({ level }) => level === 'district').map(({ code }) => code)),
    [street.children],
  )
  const tour = useTour({ stops, seconds: tourSeconds, lineage, onFocus })
  const stop = stops.findIndex((code) => (code === null ? focus.code === null : lineage.includes(code)))
  const cursor = useDrillKeys({ tree, code: focus.code, onGo: go })

  const code = focus.code ?? streetId
  const state = useMemo(
    (): MapState => ({
      theme,
      language,
      streetId,
      version,
      focus: { level: levelOfCode(code), code },
      selected: cursor,
      layers,
      serviceMinutes: [...circleMinutes],
      speedMps: 1,
      circles: 'united',
      centre: null,
      mode: 'grids',
    }),
    [theme, language, streetId, version, code, cursor],
  )
  const padding = (): Padding => {
    const px = unitPx / scale.enlarged
    const taken = (selector: string, least: number): number => {
      const found = root.current?.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0
      return Math.max(least * px, found / scale.enlarged - room.fading * px)
    }
    return { top: taken('.map-head', room.top), bottom: taken('.map-foot', room.bottom), left: 0, right: 0 }
  }
  const [circles] = useState(createWalkedCircles)
  const planId = street.plan.id
  useEffect(
    () => circles.open({ streetId, planId, version }, !reducedMotion),
    [circles, streetId, planId, version, reducedMotion],
  )
  useEffect(() => circles.close, [circles])
  const map = useScreenMap(
    { box, picture, scaleBar },
    state,
    scale,
    circles,
    {
      // A click beside every grid, and none below: one level up, as Escape goes.
      onSelect: (target) => {
        if (target !== null) go(target)
        else if (focus.code !== null) go(lineage[1] ?? null)
      },
      onGrids: setTree,
      onCounts({ layers: ofLayers, sources, images }) {
        const element = root.current
        // For whoever watches over days that nothing grows.
        if (element !== null) element.dataset.counts = `${ofLayers} ${sources} ${images}`
      },
      onGrowth: (minutes) => setGrown(minutes === null ? null : Math.floor(minutes)),
      padding,
    },
    mapWords,
  )
  useRefit(box, map.view, tree, focus.code, street.place.bbox, padding)

  const hot = useHotCells(streetId, version, dayEndingAt(street.requests.to))
  useEffect(() => map.overlay?.setSpots(hot), [map.overlay, hot])
  const hasNewest = useNewest(map.overlay, tree, data.latest.value, !reducedMotion)
  // Within a basic grid there is seldom a centre to grow from.
  useGrowth(map.overlay, circles, code, !reducedMotion && levelOfCode(code) !== 'basic')

  const { view } = map
  useImperativeHandle(ref, () => ({ exportImage: () => view?.exportImage() ?? Promise.resolve(null) }), [
    view,
  ])

  return (
    <div
      ref={root}
      className="screen-map"
      data-shape={shape}
      data-status={map.status}
      data-focus={code}
      style={{ '--map-enlarged': scale.enlarged } as CSSProperties}
    >
      <div ref={box} className="screen-map-box" role="group" aria-label={words.regionLabel} />
      <canvas ref={picture} className="screen-map-picture" hidden={!map.isStoodIn} aria-hidden="true" />
      <header className="map-head">
        <MapPath
          streetName={street.street.name}
          lineage={lineage}
          tree={tree}
          cursor={cursor}
          tour={{ mode: tour, at: stop + 1, of: stops.length }}
          onGo={go}
        />
        <MapHeadline data={data} isIn={(grid, ancestor) => tree?.lineage(grid).includes(ancestor) ?? false} />
      </header>
      <MapLegend street={street} hot={hot} hasNewest={hasNewest} scaleBarIn={scaleBar} />
      <MapNote status={map.status} problem={map.problem} isStoodIn={map.isStoodIn} grownMinutes={grown} />
    </div>
  )
}
