import type { ReactNode, Ref } from 'react'
import type { MapLanguage, MapTheme } from '../../../map/types.ts'
import type { LiveScreen } from '../alive/use-live-screen.ts'
import type { ScreenData, ScreenFocus } from '../data/screen-data.ts'
import type { ScreenShape } from '../panels/panel.ts'

/** What others may ask of the map. */
export interface ScreenMapHandle {
  /** The map as drawn now with what stands over it; null while its graphics context is lost. */
  exportImage(): Promise<Blob | null>
}

export interface ScreenMapProps {
  /** As the panels show it: of the focus, or of the place before while the focus is on its way. */
  readonly data: ScreenData
  readonly focus: ScreenFocus
  readonly theme: MapTheme
  readonly language: MapLanguage
  readonly shape: ScreenShape
  /** CSS pixels of one `--u`. */
  readonly unitPx: number
  /** Of each place; null: no tour. */
  readonly tourSeconds: number | null
  readonly reducedMotion: boolean
  readonly live: LiveScreen
  onFocus(focus: ScreenFocus): void
  readonly ref?: Ref<ScreenMapHandle>
}

/** The middle of the screen. */
export const ScreenMap: (props: ScreenMapProps) => ReactNode = () => <div className="screen-map" />
