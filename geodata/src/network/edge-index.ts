import Flatbush from 'flatbush'
import { edgeCount, type WalkNetwork } from './walk-network.ts'

/** Where the edges are: an index of their boxes in lattice steps. Derived from the network in one pass. */
export interface EdgeIndex {
  /** Edges whose box touches the box; steps of 1e-7°. */
  search(west: number, south: number, east: number, north: number): number[]
}

export const indexEdges = (network: WalkNetwork): EdgeIndex => {
  const edges = edgeCount(network)
  if (edges === 0) return { search: () => [] }
  const tree = new Flatbush(edges, 16, Int32Array)
  const { shapeStart, shapeLon, shapeLat } = network
  for (let edge = 0; edge < edges; edge += 1) {
    const first = shapeStart[edge] as number
    let west = shapeLon[first] as number
    let south = shapeLat[first] as number
    let east = west
    let north = south
    for (let point = first + 1; point < (shapeStart[edge + 1] as number); point += 1) {
      const lon = shapeLon[point] as number
      const lat = shapeLat[point] as number
      if (lon < west) west = lon
      else if (lon > east) east = lon
      if (lat < south) south = lat
      else if (lat > north) north = lat
    }
    tree.add(west, south, east, north)
  }
  tree.finish()
  return { search: (west, south, east, north) => tree.search(west, south, east, north) }
}
