/**
 * The walking network as columns. Nodes are places where ways meet or end; edges run between them along one way, so that
 * class, flags, level and way hold for the whole edge. Neighbours on the map are neighbours in the columns (Hilbert
 * order), and edges are walked both ways. Lengths in metres on the WGS 84 ellipsoid; coordinates in steps of 1e-7°.
 */
export interface WalkNetwork {
  readonly nodeLon: Int32Array
  readonly nodeLat: Int32Array
  /** Component of each node; 0 is the one with most metres of ways, every other is an island. */
  readonly nodeComponent: Int32Array
  readonly edgeFrom: Int32Array
  readonly edgeTo: Int32Array
  /** Position in `roadClasses`. */
  readonly edgeClass: Uint8Array
  /** Bits of `edgeFlag`. */
  readonly edgeFlags: Uint8Array
  readonly edgeLevel: Int8Array
  /** Id of the way that the edge is part of. */
  readonly edgeWay: Int32Array
  /** An edge's shape, from its first node to its last: points `shapeStart[edge]` up to `shapeStart[edge + 1]`. */
  readonly shapeStart: Int32Array
  readonly shapeLon: Int32Array
  readonly shapeLat: Int32Array
  /** Metres from the edge's start to each point of its shape; the last is the edge's length. */
  readonly shapeM: Float64Array
  /** Half-edges that leave a node: `halfEdgeStart[node]` up to `halfEdgeStart[node + 1]`. Derived, not stored. */
  readonly halfEdgeStart: Int32Array
  /**
   * Sixteen bytes for half-edge h, together because a walk reads them together: the node it leads to at `4 × h`, twice
   * its edge (and one, where it runs from the edge's end to its start) at `4 × h + 1`.
   */
  readonly halfEdges: Int32Array
  /** The same bytes: metres of half-edge h at `2 × h + 1`. */
  readonly halfEdgeM: Float64Array
}

/** `gate`: a gate stands on the edge or at an end of it. */
export const edgeFlag = { steps: 1, bridge: 2, tunnel: 4, privateAccess: 8, gate: 16 } as const

/** Component number of the largest component. */
export const MAIN_COMPONENT = 0

/** The columns that are stored; the rest is derived from them. */
export type StoredColumns = Omit<WalkNetwork, 'halfEdgeStart' | 'halfEdges' | 'halfEdgeM'>

export const nodeCount = (network: Pick<WalkNetwork, 'nodeLon'>): number => network.nodeLon.length
export const edgeCount = (network: Pick<WalkNetwork, 'edgeFrom'>): number => network.edgeFrom.length

/** Metres of an edge. */
export const edgeLengthM = (network: Pick<WalkNetwork, 'shapeM' | 'shapeStart'>, edge: number): number =>
  network.shapeM[(network.shapeStart[edge + 1] as number) - 1] as number
