import type { RefObject } from 'react'
import type { Overview } from '../../../api/overview.ts'
import type { ScreenChoice } from '../../../app/screen-view.ts'
import type { MapLanguage, MapTheme } from '../../../map/types.ts'
import type { ScreenMapHandle } from '../map/screen-map.tsx'

export interface ScreenSettingsProps {
  readonly street: Overview
  readonly choice: ScreenChoice
  readonly theme: MapTheme
  readonly language: MapLanguage
  /** The whole screen, for pictures of it. */
  readonly stage: RefObject<HTMLElement | null>
  readonly map: RefObject<ScreenMapHandle | null>
}
