import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Overview } from '../../api/overview.ts'
import { useView } from '../../app/use-view.ts'
import { adjust, adjustWalk } from '../../app/view-history.ts'
import { asInAddress, defaultSpeedMps, defaultWalk } from '../../app/walk-view.ts'
import { messagesByLanguage, useMessages } from '../../i18n/messages.tsx'
import type { HoverInfo, MapLanguage, MapState, MapTheme, ViewPosition } from '../../map/types.ts'
import { MapFrame } from '../../ui/map-frame.tsx'
import { Breadcrumb } from './breadcrumb.tsx'
import { onRecord } from '../../findings/place-findings.ts'
import { LayersCard } from './layers-card.tsx'
import { levelOfCode } from '../../map/level-of-code.ts'
import { clearOfCards, paddingIn } from './map-padding.ts'
import { MapTip } from './map-tip.tsx'
import { goToGrid, goUp } from './navigate.ts'
import { useMap } from './use-map.ts'
import { stepOutOfWalk } from './walk/open-walk-panel.ts'
import { covers } from './walk/walk-inputs.ts'
import { RefusalNote } from './walk/refusal-note.tsx'
import { useCentreDrag } from './walk/use-centre-drag.ts'
import { useWalkOverlay } from './walk/use-walk-overlay.ts'
import { useWalkDesk } from './walk/walk-desk.tsx'
import { WalkHints } from './walk/walk-hints.tsx'
import './map-pane.css'

interface Props {
  street: Overview
  chosen: Overview | undefined
  theme: MapTheme
  language: MapLanguage
}

const words = { zh: messagesByLanguage.zh.mapWords, en: messagesByLanguage.en.mapWords }
const settleMs = 250

/** The map, with everything that lies over it. */
export const MapPane = ({ street, chosen, theme, language }: Props) => {
  const m = useMessages()
  const view = useView()
  const box = useRef<HTMLDivElement>(null)
  const [hover, setHover] = useState<HoverInfo | null>(null)
  const [breaks, setBreaks] = useState<readonly number[]>([])
  const code = view.grid ?? street.street.id
  const desk = useWalkDesk()
  const isWalk = view.panel === 'walk'
  const { circles, speedMps } = view.walk
  const pointedAt = desk?.centre ?? null
  // Without any organisation on record nothing is known to be missing: hatching the whole street would claim it.
  const gapsKnown = onRecord(street).organizations

  const state = useMemo(
    (): MapState => ({
      theme,
      language,
      streetId: street.street.id,
      version: street.asOf.version,
      focus: { level: levelOfCode(code), code },
      selected: view.grid,
      layers: { ...view.layers, gaps: view.layers.gaps && gapsKnown },
      serviceMinutes: view.minutes,
      // United circles of another speed are worked out here; a centre's own ones the map fetches.
      speedMps: isWalk && circles === 'by-centre' ? speedMps : defaultSpeedMps,
      circles,
      centre: isWalk ? pointedAt : null,
      mode: isWalk ? 'walk' : 'grids',
      ...(view.camera === null ? {} : { view: view.camera }),
    }),
    [
      theme,
      language,
      street,
      code,
      view.grid,
      view.layers,
      gapsKnown,
      view.minutes,
      view.camera,
      isWalk,
      circles,
      speedMps,
      pointedAt,
    ],
  )

  const settle = useRef<ReturnType<typeof setTimeout>>(undefined)
  const onViewChange = useCallback((camera: ViewPosition) => {
    clearTimeout(settle.current)
    settle.current = setTimeout(() => adjust({ camera }), settleMs)
  }, [])
  useEffect(() => () => clearTimeout(settle.current), [])

  const up = useCallback(() => {
    if (chosen !== undefined) goUp(chosen)
  }, [chosen])

  const onDragCentre = useCentreDrag(desk, useWalkOverlay(desk))
  const map = useMap(
    box,
    state,
    {
      onSelect: (target) => {
        if (target !== null) goToGrid(target)
        else if (!stepOutOfWalk()) up()
      },
      onHover: setHover,
      onPickPoint: (at) => adjustWalk({ at: asInAddress(at) }),
      onPickGap: (id) => adjustWalk({ gap: id }),
      onPickCentre: (id) => desk?.pointAtCentre(desk.centre === id ? null : id),
      onHoverGap: (id) => desk?.hoverGap(id),
      onDragCentre,
      onViewChange,
      padding: () => paddingIn(box.current),
      onBreaks: setBreaks,
    },
    words,
  )

  const attachMap = desk?.attachMap
  useEffect(() => attachMap?.(map.view === null ? null : clearOfCards(map.view, box)), [attachMap, map.view])

  const fit = (): void => {
    if (chosen !== undefined) map.view?.fitTo(chosen.place.bbox, { paddingPx: paddingIn(box.current) })
  }

  return (
    <MapFrame
      box={box}
      map={map}
      onFit={fit}
      attribution={street.street.synthetic ? m.synthetic : street.street.attribution}
      over={
        <>
          {isWalk && <WalkHints canDrag={desk?.centres.some(covers) ?? false} />}
          {isWalk && desk !== null && <RefusalNote desk={desk} />}
          {hover !== null && <MapTip info={hover} />}
        </>
      }
    >
      <Breadcrumb overview={chosen ?? street} />
      {map.status !== 'error' && (
        <LayersCard
          state={state}
          breaks={breaks}
          minutes={view.minutes}
          gapsKnown={gapsKnown}
          speedMps={isWalk ? (desk?.speedMps ?? speedMps) : defaultSpeedMps}
          gapMinutes={isWalk ? view.walk.within : defaultWalk.within}
        />
      )}
    </MapFrame>
  )
}
