import type { Polygon } from 'geojson'
import { useEffect } from 'react'
import type { Hotspots } from '../../../api/requests-hotspots.ts'
import { columnsOf } from '../../../map/requests-columns.ts'
import type { RequestsOverlay } from '../../../map/requests-overlay.ts'
import type { SpotOnMap } from '../../../map/spot-bands.ts'
import type { Desk } from '../page/use-desk.ts'
import { fromMs } from '../page/window.ts'
import { stepAt } from './step-at.ts'
import type { Playback } from '../timeline/playback.ts'

const onMap = ({ cells, geometry }: Hotspots): SpotOnMap[] => {
  const shapes = new Map(geometry?.features.map((feature) => [feature.properties.id, feature.geometry]))
  return cells.flatMap(({ id, band, steps }) => {
    const polygon = shapes.get(id)
    return polygon === undefined ? [] : [{ id, band, steps: steps ?? [], polygon: polygon as Polygon }]
  })
}

const noRequests = columnsOf({
  id: [],
  lon: [],
  lat: [],
  minute: [],
  category: [],
  stage: [],
  overdue: [],
  closedMinute: [],
  basic: [],
})

/** Puts on the map what the desk has: each part when it changes, the cursor at every frame. */
export const useDrawnDesk = (
  overlay: RequestsOverlay | null,
  desk: Desk,
  playback: Playback,
  visible: { points: boolean; spots: boolean },
): void => {
  const { loaded, filtered, days } = desk
  const spots = desk.spots.data
  useEffect(() => {
    // What could not be read must not look like what was read before.
    overlay?.setRequests(loaded?.columns ?? noRequests)
  }, [overlay, loaded])
  useEffect(() => {
    overlay?.setShown(filtered?.shown ?? new Uint8Array(0))
  }, [overlay, filtered])
  useEffect(() => {
    overlay?.setSpots(spots === undefined ? [] : onMap(spots))
  }, [overlay, spots])
  useEffect(() => {
    overlay?.setVisible({ points: visible.points, spots: visible.spots })
  }, [overlay, visible.points, visible.spots])
  const start = fromMs(days)
  const offset = loaded === null ? 0 : (start - loaded.fromMs) / 60_000
  const steps = spots?.steps
  useEffect(() => {
    if (overlay === null) return
    const draw = (minute: number | null): void => {
      overlay.setMoment(minute === null ? null : minute + offset)
      overlay.setStep(minute === null ? null : stepAt(steps, start + minute * 60_000))
    }
    draw(playback.read().minute)
    return playback.onMinute(draw)
  }, [overlay, playback, offset, start, steps])
}
