import type { RequestColumns } from './requests-columns.ts'

/** How long a closed request takes to fade in playback, how long a new one is drawn larger, and when it counts as old. */
export const playbackMinutes = { fade: 2 * 1440, fresh: 1440, old: 7 * 1440 } as const

/** Whether playback draws a request at a minute: from its making until it has faded away. */
export const isDrawnAt = (columns: RequestColumns, row: number, minute: number): boolean =>
  (columns.minute[row] as number) <= minute &&
  (columns.closedMinute[row] as number) + playbackMinutes.fade > minute
