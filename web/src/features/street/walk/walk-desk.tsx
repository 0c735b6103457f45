import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { type GridEntry, gridIndexQuery } from '../../../api/grid-index.ts'
import type { Overview } from '../../../api/overview.ts'
import { streetVersionOf } from '../../../api/street-version.ts'
import { useView } from '../../../app/use-view.ts'
import { defaultSpeedMps, serviceMinutes, type ServiceMinutes } from '../../../app/walk-view.ts'
import type { MapView } from '../../../map/types.ts'
import type { WalkClient } from '../../../workers/walk-client.ts'
import type { LiveAnswer, WalkCentre } from '../../../workers/walk-messages.ts'
import { type ProbeState, useProbe } from './use-probe.ts'
import { type LiveState, useLiveAnswer } from './use-live-answer.ts'
import { type SitingDesk, useSiting } from './use-siting.ts'
import { useSpeed } from './use-speed.ts'
import { useWalks, type WalksState } from './use-walks.ts'

/** Everything that panel and map share while somebody asks who walks where. */
export interface WalkDesk {
  readonly isOpen: boolean
  readonly walks: WalksState & { reopen(): void }
  readonly client: WalkClient | null
  readonly centres: readonly WalkCentre[]
  readonly grids: ReadonlyMap<string, GridEntry>
  readonly within: ServiceMinutes
  /** The hand's own speed; the address follows it. */
  readonly speedMps: number
  setSpeed(speedMps: number): void
  /** Every centre where it stands. */
  readonly standing: LiveState
  /** With the moved centre; silent where none is moved. */
  readonly trial: LiveState
  /** What panel and map show: the trial where there is one. */
  readonly answer: LiveAnswer | null
  readonly probe: ProbeState
  readonly siting: SitingDesk
  readonly hoveredGap: number | null
  hoverGap(id: number | null): void
  /** Id of the centre whose own circle stands out. */
  readonly centre: string | null
  pointAtCentre(id: string | null): void
  readonly map: MapView | null
  attachMap(map: MapView | null): void
}

const DeskContext = createContext<WalkDesk | null>(null)

/** Null until the street is known. */
export const useWalkDesk = (): WalkDesk | null => useContext(DeskContext)

const noCentres: readonly WalkCentre[] = []

export const WalkDeskProvider = ({ street, children }: { street: Overview; children: ReactNode }) => {
  const { panel, walk, grid } = useView()
  const isOpen = panel === 'walk'
  const target = {
    streetId: street.street.id,
    planId: street.plan.id,
    version: streetVersionOf(street.asOf.version),
  }
  const walks = useWalks(target, isOpen)
  const client = walks.kind === 'open' ? walks.client : null
  const asking = isOpen ? client : null
  const centres = client?.centres ?? noCentres
  const { speedMps, setSpeed } = useSpeed()
  const { within, moved } = walk
  const index = useQuery({ ...gridIndexQuery(target.streetId, target.version), enabled: isOpen })
  const grids = useMemo(
    () => new Map((index.data ?? []).map((entry) => [entry.code, entry] as const)),
    [index.data],
  )

  const limits = { minutes: serviceMinutes, speedMps, gapMinutes: within }
  const standing = useLiveAnswer(asking, { ...limits, change: null })
  const movedNumber = centres.findIndex(({ id }) => id === moved?.centreId)
  const trial = useLiveAnswer(
    asking,
    moved === null || movedNumber < 0
      ? null
      : { ...limits, change: { centre: movedNumber, position: moved.to } },
  )
  const probe = useProbe(asking, walk.at, speedMps)
  const siting = useSiting({
    street: target.streetId,
    plan: target.planId,
    version: target.version,
    grid,
    minutes: within,
    speedMps,
    add: walk.add,
    candidates: walk.sites,
  })

  const [hoveredGap, hoverGap] = useState<number | null>(null)
  const [centre, pointAtCentre] = useState<string | null>(null)
  const [map, attachMap] = useState<MapView | null>(null)

  const desk: WalkDesk = {
    isOpen,
    walks,
    client,
    centres,
    grids,
    within,
    speedMps,
    setSpeed,
    standing,
    trial,
    answer: trial.answer ?? standing.answer,
    probe,
    siting,
    hoveredGap,
    hoverGap,
    centre,
    pointAtCentre,
    map,
    attachMap,
  }
  return <DeskContext value={desk}>{children}</DeskContext>
}

/** The pace at which the map's own circles are drawn. */
export const isUsualSpeed = (speedMps: number): boolean => speedMps === defaultSpeedMps
