import { toLattice } from '../crs/lattice.ts'
import { IntList } from './int-list.ts'
import { joinLevels, type LevelAtPlace } from './join-levels.ts'
import { PlaceTable } from './place-table.ts'
import type { WalkGate } from './walk-gate.ts'
import type { WalkWay } from './walk-way.ts'

/** The walkable ways as runs of vertices. Vertices are one and the same exactly where ways are joined. */
export interface WayVertices {
  /** Ways kept, without their coordinates. One that a closed gate cuts is here once for each piece. */
  readonly ways: readonly Omit<WalkWay, 'geometry'>[]
  /** Vertices of way i: `vertices[wayStart[i]]` up to `vertices[wayStart[i + 1]]`. */
  readonly wayStart: IntList
  readonly vertices: IntList
  readonly lon: IntList
  readonly lat: IntList
  /** Vertices that a gate stands on. */
  readonly gates: ReadonlySet<number>
}

/** Reads the ways once. Ways that nobody may walk, and those shorter than a lattice step, are left out. */
export const readWays = (source: Iterable<WalkWay>, gatesAt: Iterable<WalkGate>): WayVertices => {
  const places = new PlaceTable()
  const { gates, closed } = placeGates(gatesAt, places)
  const ways: Omit<WalkWay, 'geometry'>[] = []
  const wayStart = new IntList()
  const vertices = new IntList()
  wayStart.push(0)
  for (const { geometry, ...way } of source) {
    if (!way.walkable) continue
    let start = vertices.length
    let last = -1
    const endPiece = () => {
      if (vertices.length - start < 2) {
        vertices.length = start
        return
      }
      ways.push(way)
      wayStart.push(vertices.length)
      start = vertices.length
    }
    for (const [lon, lat] of geometry.coordinates) {
      if (lon === undefined || lat === undefined || !Number.isFinite(lon + lat)) continue
      const place = places.number(toLattice(lon), toLattice(lat))
      if (place === last) continue
      vertices.push(place)
      last = place
      if (!closed.has(place)) continue
      endPiece()
      vertices.push(place)
    }
    endPiece()
  }
  partAtGates(vertices, places, gates, closed)
  splitLevels(ways, wayStart, vertices, places, gates)
  return { ways, wayStart, vertices, lon: places.lon, lat: places.lat, gates }
}

const placeGates = (source: Iterable<WalkGate>, places: PlaceTable) => {
  const gates = new Set<number>()
  const closed = new Set<number>()
  for (const gate of source) {
    const [lon, lat] = gate.position
    if (lon === undefined || lat === undefined || !Number.isFinite(lon + lat)) continue
    const place = places.number(toLattice(lon), toLattice(lat))
    gates.add(place)
    if (gate.closed) closed.add(place)
  }
  return { gates, closed }
}

/** Every way that ends at a closed gate gets a vertex of its own there. */
const partAtGates = (
  vertices: IntList,
  places: PlaceTable,
  gates: Set<number>,
  closed: ReadonlySet<number>,
): void => {
  if (closed.size === 0) return
  for (let position = 0; position < vertices.length; position += 1) {
    const place = vertices.at(position)
    if (!closed.has(place)) continue
    const own = places.copy(place)
    gates.add(own)
    vertices.set(position, own)
  }
}

/** Gives a place a second vertex where ways of different levels share it without being joined. */
const splitLevels = (
  ways: WayVertices['ways'],
  wayStart: IntList,
  vertices: IntList,
  places: PlaceTable,
  gates: Set<number>,
): void => {
  const firstLevel = new Int16Array(places.lon.length).fill(unseen)
  const mixed = new Map<number, LevelAtPlace[]>()
  forEachVertex(ways, wayStart, (position, level) => {
    const place = vertices.at(position)
    if (firstLevel[place] === unseen) firstLevel[place] = level
    else if (firstLevel[place] !== level) mixed.set(place, [])
  })
  if (mixed.size === 0) return
  forEachVertex(ways, wayStart, (position, level, passes) => {
    const levels = mixed.get(vertices.at(position))
    if (levels === undefined) return
    const same = levels.find((other) => other.level === level)
    if (same === undefined) levels.push({ level, passes })
    else same.passes ||= passes
  })
  const vertexOf = new Map<number, Map<number, number>>()
  for (const [place, levels] of mixed) {
    const ids: number[] = [place]
    const byLevel = new Map<number, number>()
    joinLevels(levels).forEach((group, index) => {
      if (ids[group] === undefined) {
        ids[group] = places.copy(place)
        if (gates.has(place)) gates.add(ids[group])
      }
      byLevel.set((levels[index] as LevelAtPlace).level, ids[group])
    })
    vertexOf.set(place, byLevel)
  }
  forEachVertex(ways, wayStart, (position, level) => {
    const vertex = vertexOf.get(vertices.at(position))?.get(level)
    if (vertex !== undefined) vertices.set(position, vertex)
  })
}

const unseen = 1000

const forEachVertex = (
  ways: WayVertices['ways'],
  wayStart: IntList,
  visit: (position: number, level: number, passes: boolean) => void,
): void => {
  ways.forEach((way, index) => {
    const start = wayStart.at(index)
    const end = wayStart.at(index + 1)
    for (let position = start; position < end; position += 1) {
      visit(position, way.layer, position > start && position < end - 1)
    }
  })
}
