import { adjust, goTo, readView } from '../../../app/view-history.ts'
import { defaultWalk } from '../../../app/walk-view.ts'

export const openWalkPanel = (): void => {
  if (readView().panel !== 'walk') goTo({ panel: 'walk' })
}

/** Back to the place's figures: what was pointed at is let go, minutes and speed stay for the next time. */
export const closeWalkPanel = (): void => {
  const { at, gap, moved } = defaultWalk
  goTo({ panel: 'place', walk: { ...readView().walk, at, gap, moved } })
}

/** One thing after the other: the trial, the probe, the chosen gap; then the panel. True where something went. */
export const stepOutOfWalk = (): boolean => {
  const { panel, walk } = readView()
  if (panel !== 'walk') return false
  if (walk.moved !== null) adjust({ walk: { ...walk, moved: null } })
  else if (walk.at !== null) adjust({ walk: { ...walk, at: null } })
  else if (walk.gap !== null) adjust({ walk: { ...walk, gap: null } })
  else closeWalkPanel()
  return true
}
