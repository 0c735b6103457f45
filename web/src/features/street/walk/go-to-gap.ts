import { adjustWalk, readView } from '../../../app/view-history.ts'
import type { LiveAnswer } from '../../../workers/walk-messages.ts'
import { boxOf } from './boxes.ts'
import type { WalkDesk } from './walk-desk.tsx'

/** Chooses a gap, or lets go of the chosen one; the map goes to a chosen one. */
export const goToGap = (desk: WalkDesk, answer: LiveAnswer, id: number): void => {
  if (readView().walk.gap === id) return adjustWalk({ gap: null })
  adjustWalk({ gap: id })
  const area = answer.gapAreas.features.find(({ properties }) => properties.id === id)
  const box = area === undefined ? null : boxOf(area.geometry)
  if (box !== null) desk.map?.fitTo(box)
}
