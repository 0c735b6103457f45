/** Why the page is loaded anew. */
export type ReloadReason = 'page-dead' | 'map-gone' | 'memory' | 'new-version'

/** What the watchdog sees each time it looks. */
export interface Vitals {
  /** Epoch milliseconds. */
  readonly nowMs: number
  /** When the page last drew something by itself. */
  readonly beatAtMs: number
  readonly mapLost: boolean
  /** JavaScript heap; null where the browser does not say. */
  readonly heapBytes: number | null
  /** Everything answers: a page that is given up now comes back. */
  readonly serverAnswers: boolean
  /** Of the product on the server. */
  readonly serverVersion: string | null
  /** Somebody's last touch, key or pointer; null: none yet. */
  readonly touchedAtMs: number | null
  /** The last time that the watchdog loaded the page anew; null: never. */
  readonly reloadedAtMs: number | null
}

/** Since when each thing has been wrong, without a break; null: it is well. */
export interface WatchdogState {
  /** The first version that was heard: the page's own. */
  readonly ownVersion: string | null
  readonly mapLostAtMs: number | null
  readonly heavyAtMs: number | null
  readonly strangerAtMs: number | null
}

export const watchdogBounds = {
  /** The page draws its clock each second; a browser may slow that down to once a minute. */
  deadAfterMs: 120_000,
  /** The map is made anew by itself before that, several times. */
  mapGoneAfterMs: 60_000,
  heapBytes: 1_000_000_000,
  heavyForMs: 60_000,
  strangerForMs: 300_000,
  quietMs: 300_000,
  /** Between two loads. */
  restMs: 600_000,
} as const

export const firstWatchdogState: WatchdogState = {
  ownVersion: null,
  mapLostAtMs: null,
  heavyAtMs: null,
  strangerAtMs: null,
}

const sinceWhen = (isWrong: boolean, before: number | null, nowMs: number): number | null =>
  isWrong ? (before ?? nowMs) : null

const lasts = (since: number | null, forMs: number, nowMs: number): boolean =>
  since !== null && nowMs - since >= forMs

/**
 * One look: what is wrong and for how long, and whether nothing but a new page helps. Never while the server is away
 * (there would be no page), never twice within `restMs`, and for a new version only while nobody is at the screen.
 */
export const lookAfter = (
  state: WatchdogState,
  vitals: Vitals,
): { readonly state: WatchdogState; readonly reload: ReloadReason | null } => {
  const { nowMs, serverVersion } = vitals
  const bounds = watchdogBounds
  const ownVersion = state.ownVersion ?? serverVersion
  const next: WatchdogState = {
    ownVersion,
    mapLostAtMs: sinceWhen(vitals.mapLost, state.mapLostAtMs, nowMs),
    heavyAtMs: sinceWhen((vitals.heapBytes ?? 0) > bounds.heapBytes, state.heavyAtMs, nowMs),
    strangerAtMs: sinceWhen(serverVersion !== ownVersion, state.strangerAtMs, nowMs),
  }
  const isQuiet = vitals.touchedAtMs === null || nowMs - vitals.touchedAtMs >= bounds.quietMs
  const reason: ReloadReason | null =
    nowMs - vitals.beatAtMs >= bounds.deadAfterMs
      ? 'page-dead'
      : lasts(next.mapLostAtMs, bounds.mapGoneAfterMs, nowMs)
        ? 'map-gone'
        : lasts(next.heavyAtMs, bounds.heavyForMs, nowMs)
          ? 'memory'
          : lasts(next.strangerAtMs, bounds.strangerForMs, nowMs) && isQuiet
            ? 'new-version'
            : null
  const mayReload =
    vitals.serverAnswers &&
    (vitals.reloadedAtMs === null || Math.abs(nowMs - vitals.reloadedAtMs) >= bounds.restMs)
  return { state: next, reload: mayReload ? reason : null }
}
