import type { Town } from './town.ts'
import { along, at, leftOf, minus, rectangle, unit, nearestOf } from './vec.ts'

/** The line itself and a station house beside it, on the town's side. */
export const layRailway = (town: Town, name: string): void => {
  const { railway, centre } = town.skeleton
  if (railway === null) return
  town.shapes.push({ kind: 'railway', name, shape: { type: 'line', path: railway } })
  const wanted = along(centre, [1, 0], 430)
  const index = railway.indexOf(nearestOf(railway, along(wanted, [0, 1], at(railway, 0)[1] - wanted[1])))
  const p = at(railway, index)
  const next = railway[index + 1] ?? p
  const u = unit(minus(next, p))
  const house = rectangle(along(p, leftOf(u), 21), u, 58, 13)
  town.buildings.push({ ring: house, use: 'civic', floors: 2, homes: 0, name: '示范站', compound: -1 })
  town.landmarks.push({ kind: 'station', name: '示范站', point: along(p, leftOf(u), 29) })
}
