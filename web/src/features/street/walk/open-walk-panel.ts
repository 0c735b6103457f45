import { withPanel } from '../../../app/view.ts'
import { adjustWalk, goTo, readView } from '../../../app/view-history.ts'

export const openWalkPanel = (): void => {
  if (readView().panel !== 'walk') goTo(withPanel(readView(), 'walk'))
}

/** Back to the place's figures: what was pointed at is let go, minutes and speed stay for the next time. */
export const closeWalkPanel = (): void => {
  const view = withPanel(readView(), 'place')
  goTo({ ...view, walk: { ...view.walk, at: null, gap: null, moved: null } })
}

/** One thing after the other: the trial, the probe, the chosen gap; then the panel. True where something went. */
export const stepOutOfWalk = (): boolean => {
  const { panel, walk } = readView()
  if (panel !== 'walk') return false
  if (walk.moved !== null) adjustWalk({ moved: null })
  else if (walk.at !== null) adjustWalk({ at: null })
  else if (walk.gap !== null) adjustWalk({ gap: null })
  else closeWalkPanel()
  return true
}
