import { type ScreenPanelId, screenPanelIds } from '../../../app/screen-view.ts'
import type { PanelSlot, ScreenShape } from '../panels/panel.ts'

/** In `--u`, as screen-page.css has them. */
const headerU = 64
const stripU = 236

const column = (stageU: number): number => stageU - headerU

/** What a panel may take, and how high it is on a stage of this height. */
export const slotOf = (
  id: ScreenPanelId,
  shape: ScreenShape,
  shown: readonly ScreenPanelId[],
): { slot: PanelSlot; heightU(stageU: number): number } => {
  if (id === 'requests' && shape === 'wall') return { slot: 'columns', heightU: column }
  // Under the map only where both sides are taken.
  const isStrip = id === 'organization' && shape !== 'wall' && shown.length === screenPanelIds.length
  return isStrip ? { slot: 'strip', heightU: () => stripU } : { slot: 'column', heightU: column }
}
