import { useEffect, useMemo, useRef } from 'react'
import type { GridTree } from '../../../map/grid-tree.ts'
import type { NewestPlace } from '../../../map/screen-newest.ts'
import type { ScreenOverlay } from '../../../map/screen-overlay.ts'
import type { LatestRequests } from '../../../api/screen-requests.ts'

/** More at once say no more. */
const mostShown = 10

/** A sign for each grid that one of the newest requests came from, the grid's unit where it is withheld. */
export const newestPlaces = (latest: LatestRequests, tree: GridTree): readonly NewestPlace[] => {
  const places = new Map<string, NewestPlace>()
  for (const { place, overdueHours } of latest.newest.slice(0, mostShown)) {
    const grid = place === null ? undefined : tree.get(place.code)?.properties
    if (place === null || grid === undefined) continue
    const late = overdueHours !== null || places.get(place.code)?.late === true
    places.set(place.code, { at: [grid.label_lon, grid.label_lat], late })
  }
  return [...places.values()]
}

/** Grids of requests that were made after `since`, oldest first. */
export const madeSince = ({ newest }: LatestRequests, since: string): readonly string[] =>
  newest
    .filter(({ createdAt }) => Date.parse(createdAt) > Date.parse(since))
    .slice(0, mostShown)
    .flatMap(({ place }) => (place === null ? [] : [place.code]))
    .toReversed()

const latestMoment = ({ newest, present }: LatestRequests): string =>
  newest.reduce(
    (latest, { createdAt }) => (Date.parse(createdAt) > Date.parse(latest) ? createdAt : latest),
    newest[0]?.createdAt ?? present,
  )

/**
 * Puts the newest requests on the map, each at its grid's label point, and lets those that have just come in pulse,
 * once. What was there when the screen opened, or in the place it turned to, is not new.
 */
export const useNewest = (
  overlay: ScreenOverlay | null,
  tree: GridTree | null,
  latest: LatestRequests | null,
  withPulse: boolean,
): boolean => {
  const places = useMemo(
    () => (latest === null || tree === null ? [] : newestPlaces(latest, tree)),
    [latest, tree],
  )
  useEffect(() => overlay?.setNewest(places), [overlay, places])
  const seenUntil = useRef<string | null>(null)
  useEffect(() => {
    if (latest === null) return
    const before = seenUntil.current
    const now = latestMoment(latest)
    if (before === null || Date.parse(now) > Date.parse(before)) seenUntil.current = now
    if (before !== null && withPulse) for (const code of madeSince(latest, before)) overlay?.pulse(code)
  }, [overlay, latest, withPulse])
  return places.length > 0
}
