import type { ReactNode } from 'react'
import type { ScreenPanelId } from '../../../app/screen-view.ts'
import type { LiveScreen } from '../alive/use-live-screen.ts'
import type { ScreenData } from '../data/screen-data.ts'

/**
 * How a screen is laid out. `wall`: 2.4 times as wide as high, or wider. `standard`: 16:9 and thereabouts. `low`: as
 * standard, of fewer rows, where smaller text could not be read any more. `stacked`: too narrow for columns.
 */
export type ScreenShape = 'wall' | 'standard' | 'low' | 'stacked'

/** What a panel may take: a column of its own, two columns side by side, or a strip under the map. */
export type PanelSlot = 'column' | 'columns' | 'strip'

export interface PanelProps {
  readonly data: ScreenData
  readonly shape: ScreenShape
  readonly slot: PanelSlot
  /** The panel's height in units of the layout (`--u`), headers and paddings included. */
  readonly heightU: number
  /** What happens to the street's requests, as it happens, and whether anything is heard of it; see `useNews`. */
  readonly live: LiveScreen
  /** Nothing is to move by itself. */
  readonly reducedMotion: boolean
}

/** One subject of the big screen. Others, such as the audit's rules, join through the registry. */
export interface ScreenPanel {
  readonly id: ScreenPanelId
  Component(props: PanelProps): ReactNode
}
