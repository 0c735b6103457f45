import type { FeatureCollection, Point } from 'geojson'
import { useEffect, useMemo } from 'react'
import { useView } from '../../../app/use-view.ts'
import { defaultWalk } from '../../../app/walk-view.ts'
import type { AreaGeometry } from '../../../map/geometry.ts'
import type { SiteProperties, WalkOverlay } from '../../../map/walk-overlay.ts'
import type { ProbeState } from './use-probe.ts'
import type { SitingState } from './use-siting.ts'
import { isUsualSpeed, type WalkDesk } from './walk-desk.tsx'

type Probe = FeatureCollection<AreaGeometry, { readonly minutes: number }>

const noProbe: ProbeState = { kind: 'none' }
const noSiting: SitingState = { kind: 'idle' }

const probeOf = (probe: ProbeState): Probe | null =>
  probe.kind !== 'answered'
    ? null
    : {
        type: 'FeatureCollection',
        features: probe.areas.rings.toReversed().map(({ minutes, geometry }) => ({
          type: 'Feature',
          properties: { minutes },
          geometry,
        })),
      }

const sitesOf = (state: SitingState): FeatureCollection<Point, SiteProperties> | null =>
  state.kind !== 'done'
    ? null
    : {
        type: 'FeatureCollection',
        features: state.answer.places.map(({ rank, gained, candidate }) => ({
          type: 'Feature',
          properties: { rank, gained },
          geometry: { type: 'Point', coordinates: [...candidate.position] },
        })),
      }

/**
 * Keeps the map showing what the desk knows. At the usual speed and without a trial the street's own circles and gaps
 * stand, which the map has already. Answers what puts a centre back that was let go of on its way.
 */
export const useWalkOverlay = (desk: WalkDesk | null): (() => void) => {
  const { walk } = useView()
  const map = desk?.map ?? null
  const isOpen = desk?.isOpen ?? false
  const { moved } = walk
  const probeState = desk?.probe ?? noProbe
  const sitingState = desk?.siting.state ?? noSiting
  // While the trial is being worked out, what the hand has drawn stands.
  const isPending = moved !== null && desk !== null && desk.client !== null && !desk.trial.isCurrent
  const answer = desk?.answer ?? null
  const usual = moved === null && desk !== null && isUsualSpeed(desk.speedMps)
  const areas = answer === null || usual ? null : answer.areas
  const gaps = answer === null || (usual && desk?.within === defaultWalk.within) ? null : answer.gapAreas
  const chosenGap = desk?.hoveredGap ?? walk.gap
  const probe = useMemo(() => probeOf(probeState), [probeState])
  const probePoint = walk.at
  const sites = useMemo(() => sitesOf(sitingState), [sitingState])
  const from = desk?.centres.find(({ id }) => id === moved?.centreId)?.position ?? null
  const movedCentre = useMemo(
    (): WalkOverlay['moved'] =>
      moved === null || from === null ? null : { centreId: moved.centreId, from, to: moved.to },
    [moved, from],
  )

  useEffect(() => {
    if (!isOpen) map?.showWalk(null)
    else if (!isPending) map?.showWalk({ areas, gaps })
  }, [map, isOpen, isPending, areas, gaps])
  useEffect(() => {
    if (isOpen) map?.showWalk({ moved: movedCentre })
  }, [map, isOpen, movedCentre])
  useEffect(() => {
    if (isOpen) map?.showWalk({ chosenGap })
  }, [map, isOpen, chosenGap])
  useEffect(() => {
    if (isOpen) map?.showWalk({ probe, probePoint })
  }, [map, isOpen, probe, probePoint])
  useEffect(() => {
    if (isOpen) map?.showWalk({ sites })
  }, [map, isOpen, sites])

  return () => map?.showWalk({ areas, gaps, moved: movedCentre })
}
