import { chrome } from './zh/chrome.ts'
import { findings } from './zh/findings.ts'
import { layerNames, legendRange, legendUnits, mapWords, swatchNames } from './zh/map.ts'
import { panel } from './zh/panel.ts'
import { provenance } from './zh/provenance.ts'
import { terms } from './zh/terms.ts'
import { walk } from './zh/walk.ts'
import { walkProvenance } from './zh/walk-provenance.ts'

export const zh = {
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

/** Every language has exactly these words: a missing key is a type error. */
export type Messages = typeof zh
