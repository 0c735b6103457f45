import { chrome } from './en/chrome.ts'
import { findings } from './en/findings.ts'
import { layerNames, legendRange, legendUnits, mapWords, swatchNames } from './en/map.ts'
import { panel } from './en/panel.ts'
import { provenance } from './en/provenance.ts'
import { terms } from './en/terms.ts'
import { walk } from './en/walk.ts'
import { walkProvenance } from './en/walk-provenance.ts'
import type { Messages } from './zh.ts'

export const en: Messages = {
  ...chrome,
  terms,
  findings,
  panel,
  provenance,
  walk,
  walkProvenance,
  mapWords,
  layerNames,
  swatchNames,
  legendUnits,
  legendRange,
}
