import { distanceM } from '../crs/length.ts'
import { fromLattice } from '../crs/lattice.ts'
import { roadClasses } from '../model/kinds.ts'
import { withAdjacency } from './adjacency.ts'
import { numberComponents } from './components.ts'
import { hilbertOrder } from './hilbert.ts'
import { IntList } from './int-list.ts'
import { edgeFlag, edgeLengthM, type StoredColumns, type WalkNetwork } from './walk-network.ts'
import type { WalkGate } from './walk-gate.ts'
import type { WalkWay } from './walk-way.ts'
import { readWays, type WayVertices } from './way-vertices.ts'

/**
 * Ways → network. Ways are joined at shared vertices on the same level (see `joinLevels`); ways that cross without a
 * shared vertex are not. A node is where ways meet or end; vertices between are the shape of an edge.
 * Walls, water and railways block by having no way across. Steps count by their length.
 * @param gates an open one is told on the edges it stands on; at a closed one every way ends, joined to none.
 */
export const buildNetwork = (
  source: Iterable<WalkWay>,
  { gates = [] }: { gates?: Iterable<WalkGate> } = {},
): WalkNetwork => {
  const read = readWays(source, gates)
  const runs = cutAtNodes(read)
  const { nodeLon, nodeLat, nodeOf } = orderNodes(read, runs)
  const columns = layOutEdges(read, runs, nodeOf, nodeLon, nodeLat)
  const component = numberComponents(nodeLon.length, columns.edgeFrom, columns.edgeTo, (edge) =>
    edgeLengthM(columns, edge),
  )
  return withAdjacency({ ...columns, nodeComponent: component })
}

/** Edges as runs of positions in `vertices`, both ends included. */
interface Runs {
  readonly way: IntList
  readonly first: IntList
  readonly last: IntList
}

const cutAtNodes = ({ ways, wayStart, vertices, lon }: WayVertices): Runs => {
  const uses = new Uint8Array(lon.length)
  const use = (vertex: number, times: number) => {
    uses[vertex] = Math.min(2, (uses[vertex] as number) + times)
  }
  ways.forEach((_, way) => {
    const start = wayStart.at(way)
    const end = wayStart.at(way + 1) - 1
    use(vertices.at(start), 2)
    use(vertices.at(end), 2)
    for (let position = start + 1; position < end; position += 1) use(vertices.at(position), 1)
  })
  const runs = { way: new IntList(), first: new IntList(), last: new IntList() }
  ways.forEach((_, way) => {
    let first = wayStart.at(way)
    for (let position = first + 1; position < wayStart.at(way + 1); position += 1) {
      if ((uses[vertices.at(position)] as number) < 2) continue
      runs.way.push(way)
      runs.first.push(first)
      runs.last.push(position)
      first = position
    }
  })
  return runs
}

const orderNodes = ({ vertices, lon, lat }: WayVertices, runs: Runs) => {
  const numberOf = new Int32Array(lon.length).fill(-1)
  const found = new IntList()
  for (let run = 0; run < runs.way.length; run += 1) {
    for (const position of [runs.first.at(run), runs.last.at(run)]) {
      const vertex = vertices.at(position)
      if ((numberOf[vertex] as number) >= 0) continue
      numberOf[vertex] = found.length
      found.push(vertex)
    }
  }
  const vertexOf = found.toArray()
  const order = hilbertOrder(
    vertexOf.map((vertex) => lon.at(vertex)),
    vertexOf.map((vertex) => lat.at(vertex)),
  )
  const sorted = order.map((index) => vertexOf[index] as number)
  sorted.forEach((vertex, node) => {
    numberOf[vertex] = node
  })
  return {
    nodeLon: sorted.map((vertex) => lon.at(vertex)),
    nodeLat: sorted.map((vertex) => lat.at(vertex)),
    nodeOf: (position: number) => numberOf[vertices.at(position)] as number,
  }
}

const layOutEdges = (
  { ways, vertices, lon, lat, gates }: WayVertices,
  runs: Runs,
  nodeOf: (position: number) => number,
  nodeLon: Int32Array,
  nodeLat: Int32Array,
): Omit<StoredColumns, 'nodeComponent'> => {
  const count = runs.way.length
  // Edges in order of their lower node: what is near on the map is near in memory.
  const keys = new Float64Array(count)
  for (let run = 0; run < count; run += 1) {
    const lower = Math.min(nodeOf(runs.first.at(run)), nodeOf(runs.last.at(run)))
    keys[run] = lower * runKeySpan + run
  }
  keys.sort()
  let points = 0
  for (let run = 0; run < count; run += 1) points += runs.last.at(run) - runs.first.at(run) + 1
  const columns = {
    nodeLon,
    nodeLat,
    edgeFrom: new Int32Array(count),
    edgeTo: new Int32Array(count),
    edgeClass: new Uint8Array(count),
    edgeFlags: new Uint8Array(count),
    edgeLevel: new Int8Array(count),
    edgeWay: new Int32Array(count),
    shapeStart: new Int32Array(count + 1),
    shapeLon: new Int32Array(points),
    shapeLat: new Int32Array(points),
    shapeM: new Float64Array(points),
  }
  let point = 0
  for (let edge = 0; edge < count; edge += 1) {
    const run = (keys[edge] as number) % runKeySpan
    const way = ways[runs.way.at(run)] as Omit<WalkWay, 'geometry'>
    const first = runs.first.at(run)
    const last = runs.last.at(run)
    columns.edgeFrom[edge] = nodeOf(first)
    columns.edgeTo[edge] = nodeOf(last)
    columns.edgeClass[edge] = roadClasses.indexOf(way.roadClass)
    let flags = flagsOf(way)
    columns.edgeLevel[edge] = way.layer
    columns.edgeWay[edge] = way.id
    let metres = 0
    for (let position = first; position <= last; position += 1) {
      const vertex = vertices.at(position)
      columns.shapeLon[point] = lon.at(vertex)
      columns.shapeLat[point] = lat.at(vertex)
      if (position > first) metres += stepM(columns.shapeLon, columns.shapeLat, point)
      columns.shapeM[point] = metres
      point += 1
      if (gates.has(vertex)) flags |= edgeFlag.gate
    }
    columns.edgeFlags[edge] = flags
    columns.shapeStart[edge + 1] = point
  }
  return columns
}

/** More runs than fit in memory; node and run share the 53 bits of a double. */
const runKeySpan = 2 ** 26

const stepM = (lon: Int32Array, lat: Int32Array, point: number): number =>
  distanceM(
    [fromLattice(lon[point - 1] as number), fromLattice(lat[point - 1] as number)],
    [fromLattice(lon[point] as number), fromLattice(lat[point] as number)],
  )

const flagsOf = (way: Omit<WalkWay, 'geometry'>): number =>
  (way.roadClass === 'steps' ? edgeFlag.steps : 0) |
  (way.bridge ? edgeFlag.bridge : 0) |
  (way.tunnel ? edgeFlag.tunnel : 0) |
  (way.privateAccess === true ? edgeFlag.privateAccess : 0)
