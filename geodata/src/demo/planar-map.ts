import type { RoadClass } from '../model/kinds.ts'
import { at, type Ring, type Vec } from './vec.ts'

/** A way through the town, as nodes of the map; pieces on other levels are ways of their own. */
export interface MapWay {
  nodes: number[]
  name: string | null
  roadClass: RoadClass
  bridge: boolean
  tunnel: boolean
  layer: number
}
export type WayStyle = Omit<MapWay, 'nodes'>
/** Land that is not for blocks: the river with its banks, the railway with its verges, the hill. */
export type FaceLabel = 'river' | 'rail' | 'hill'

const key = (a: number, b: number): number => a * 1_000_000 + b

/**
 * A planar map: nodes, ways and the faces between them. A cut adds a way and halves a face; a new junction on a
 * way is put into both faces beside it and into the way, so that whatever meets shares a vertex exactly.
 */
export class PlanarMap {
  readonly nodes: Vec[] = []
  readonly faces = new Map<number, number[]>()
  readonly ways: MapWay[] = []
  /** What a face is set aside for; the halves of a cut inherit it. */
  readonly labels = new Map<number, FaceLabel>()
  readonly #left = new Map<number, number>()
  readonly #wayOf = new Map<number, number>()
  readonly #degree: number[] = []
  readonly #border = new Set<number>()
  #nextFace = 0

  constructor(border: readonly Vec[]) {
    const ring = border.map((p) => this.#addNode(p))
    for (let i = 0; i < ring.length; i += 1) {
      const a = at(ring, i)
      const b = at(ring, i + 1)
      this.#border.add(key(Math.min(a, b), Math.max(a, b)))
      this.#degree[a] = 2
    }
    this.#addFace(ring)
  }

  #addNode(p: Vec): number {
    this.nodes.push(p)
    this.#degree.push(2)
    return this.nodes.length - 1
  }

  #addFace(ring: number[]): number {
    const face = this.#nextFace
    this.#nextFace += 1
    this.faces.set(face, ring)
    for (let i = 0; i < ring.length; i += 1) this.#left.set(key(at(ring, i), at(ring, i + 1)), face)
    return face
  }

  point(node: number): Vec {
    return at(this.nodes, node)
  }

  ring(face: number): Ring {
    return this.ringNodes(face).map((node) => this.point(node))
  }

  ringNodes(face: number): readonly number[] {
    const ring = this.faces.get(face)
    if (ring === undefined) throw new Error(`no face ${face}`)
    return ring
  }

  /** The way that runs along an edge; null on a bare border. */
  wayAlong(a: number, b: number): MapWay | null {
    const way = this.#wayOf.get(key(Math.min(a, b), Math.max(a, b)))
    return way === undefined ? null : at(this.ways, way)
  }

  onBorder(a: number, b: number): boolean {
    return this.#border.has(key(Math.min(a, b), Math.max(a, b)))
  }

  /** How many edges meet at a node. */
  degree(node: number): number {
    return at(this.#degree, node)
  }

  /** The face on the left of a → b; null outside. */
  faceLeftOf(a: number, b: number): number | null {
    return this.#left.get(key(a, b)) ?? null
  }

  /** Puts a node on the edge a–b, in both faces and the way. Border edges are shared with neighbours: never. */
  splitEdge(a: number, b: number, p: Vec): number {
    if (this.onBorder(a, b)) throw new Error('a border edge is shared with the neighbour and cannot be split')
    const node = this.#addNode(p)
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const face = this.#left.get(key(from, to))
      if (face === undefined) continue
      const ring = this.faces.get(face) as number[]
      ring.splice(ring.indexOf(from) + 1, 0, node)
      this.#left.delete(key(from, to))
      this.#left.set(key(from, node), face)
      this.#left.set(key(node, to), face)
    }
    const way = this.#wayOf.get(key(Math.min(a, b), Math.max(a, b)))
    if (way !== undefined) {
      const nodes = at(this.ways, way).nodes
      const i = nodes.findIndex((n, k) => (n === a && nodes[k + 1] === b) || (n === b && nodes[k + 1] === a))
      nodes.splice(i + 1, 0, node)
      this.#wayOf.set(key(Math.min(a, node), Math.max(a, node)), way)
      this.#wayOf.set(key(Math.min(node, b), Math.max(node, b)), way)
    }
    return node
  }

  /** Halves a face by a new way from one node of its ring to another. */
  splitFace(
    face: number,
    from: number,
    inner: readonly Vec[],
    to: number,
    style: WayStyle,
  ): [number, number] {
    const ring = this.ringNodes(face)
    const i = ring.indexOf(from)
    const j = ring.indexOf(to)
    const path = inner.map((p) => this.#addNode(p))
    const arc = (start: number, end: number): number[] => {
      const nodes: number[] = []
      for (let k = start; k !== end; k = (k + 1) % ring.length) nodes.push(at(ring, k))
      nodes.push(at(ring, end))
      return nodes
    }
    const left = [...arc(j, i), ...path]
    const right = [...arc(i, j), ...path.toReversed()]
    const label = this.labels.get(face)
    this.faces.delete(face)
    this.labels.delete(face)
    this.#degree[from] = this.degree(from) + 1
    this.#degree[to] = this.degree(to) + 1
    this.addWay([from, ...path, to], style)
    const halves: [number, number] = [this.#addFace(left), this.#addFace(right)]
    if (label !== undefined) for (const half of halves) this.labels.set(half, label)
    return halves
  }

  /** Notes a way along existing edges (a border road), or along the edges of a cut just made. */
  addWay(nodes: number[], style: WayStyle): void {
    this.ways.push({ nodes, ...style })
    const way = this.ways.length - 1
    this.#claim(nodes, way)
  }

  /** One more edge (a lane, a path) ends at this node. */
  touch(node: number): void {
    this.#degree[node] = this.degree(node) + 1
  }

  /** Makes the piece of a way between two of its nodes a way of its own: a bridge or an underpass. */
  restyle(a: number, b: number, change: Partial<WayStyle>): void {
    const index = this.ways.findIndex((way) => way.nodes.includes(a) && way.nodes.includes(b))
    if (index < 0) return
    const way = at(this.ways, index)
    const i = Math.min(way.nodes.indexOf(a), way.nodes.indexOf(b))
    const j = Math.max(way.nodes.indexOf(a), way.nodes.indexOf(b))
    const { nodes, ...style } = way
    const pieces: MapWay[] = [{ ...style, ...change, nodes: nodes.slice(i, j + 1) }]
    if (j < nodes.length - 1) pieces.push({ ...style, nodes: nodes.slice(j) })
    if (i > 0) {
      way.nodes = nodes.slice(0, i + 1)
    } else {
      const first = pieces.shift() as MapWay
      Object.assign(way, first)
    }
    for (const piece of pieces) {
      this.ways.push(piece)
      this.#claim(piece.nodes, this.ways.length - 1)
    }
  }

  #claim(nodes: readonly number[], way: number): void {
    for (let i = 0; i + 1 < nodes.length; i += 1) {
      const a = at(nodes, i)
      const b = at(nodes, i + 1)
      this.#wayOf.set(key(Math.min(a, b), Math.max(a, b)), way)
    }
  }
}
