import type { Position } from 'geojson'
import { buildingCount } from '../coverage/ground-buildings.ts'
import { isInhabited } from '../coverage/demand.ts'
import { placeCentre } from '../coverage/place-centre.ts'
import type { StreetWalks } from '../coverage/street-walks.ts'
import { isPublicUse } from '../coverage/walk-ground.ts'
import { fromLattice, snapPosition } from '../crs/lattice.ts'
import type { GridCode } from '../model/ids.ts'
import { buildingUses } from '../model/kinds.ts'
import { never } from '../model/result.ts'
import { placeOnEdge } from '../network/place-on-edge.ts'
import { edgeLengthM, MAIN_COMPONENT, nodeCount } from '../network/walk-network.ts'
import type { WalkStart } from '../network/walker.ts'

/** `places`: public places and buildings; `buildings`: whoever lives or is served there; `nodes`: every crossing. */
export const candidateKinds = ['places', 'buildings', 'nodes'] as const
export type CandidateKind = (typeof candidateKinds)[number]

/** Where a centre could stand. */
export interface SiteCandidate {
  readonly kind: 'place' | 'building' | 'node'
  /** Of the place or building; null for a crossing. */
  readonly id: number | null
  readonly name: string | null
  /** The entrance: of a building the point of the network where walks to it end. */
  readonly position: Position
  /** Basic grid that the entrance lies in. */
  readonly gridCode: GridCode | null
}

export interface CandidateEntrance extends Omit<SiteCandidate, 'gridCode'> {
  readonly start: WalkStart
}

/** Candidates on the network, in an order that stays: of equally good ones siting takes the first. */
export const siteCandidates = (walks: StreetWalks, kind: CandidateKind): CandidateEntrance[] => {
  switch (kind) {
    case 'places':
      return placeCandidates(walks)
    case 'buildings':
      return buildingCandidates(walks)
    case 'nodes':
      return nodeCandidates(walks)
    default:
      return never(kind)
  }
}

/** As centres: at the nearest way, with the metres to it. */
const placeCandidates = ({ network, index, ground }: StreetWalks): CandidateEntrance[] =>
  ground.publicPlaces.flatMap(({ kind, id, name, position }): CandidateEntrance[] => {
    const { snapped } = placeCentre(network, index, position)
    if (snapped === null) return []
    return [{ kind, id, name, position, start: { ...snapped, beforeM: snapped.snappedM } }]
  })

const buildingCandidates = ({ network, ground }: StreetWalks): CandidateEntrance[] => {
  const { buildings, basic } = ground
  const found: CandidateEntrance[] = []
  for (let at = 0; at < buildingCount(buildings); at += 1) {
    const edge = buildings.edge[at] as number
    const use = buildingUses[buildings.use[at] as number]
    const serves = isInhabited(buildings, at) || (use !== undefined && isPublicUse(use))
    if (edge < 0 || (basic[at] as number) < 0 || !serves) continue
    const start = { edge, offsetM: buildings.offsetM[at] as number }
    const position = snapPosition(placeOnEdge(network, start))
    found.push({ kind: 'building', id: buildings.id[at] as number, name: null, position, start })
  }
  return found
}

const nodeCandidates = ({ network, shapes }: StreetWalks): CandidateEntrance[] => {
  const { nodeLon, nodeLat, nodeComponent, halfEdgeStart, halfEdges } = network
  const found: CandidateEntrance[] = []
  for (let node = 0; node < nodeCount(network); node += 1) {
    if (nodeComponent[node] !== MAIN_COMPONENT) continue
    const position = [fromLattice(nodeLon[node] as number), fromLattice(nodeLat[node] as number)]
    if (!shapes.isInStreet(position)) continue
    const coded = halfEdges[4 * (halfEdgeStart[node] as number) + 1] as number
    const edge = coded >> 1
    // A half-edge that runs from its edge's end leaves the node there.
    const start = { edge, offsetM: (coded & 1) === 1 ? edgeLengthM(network, edge) : 0 }
    found.push({ kind: 'node', id: null, name: null, position, start })
  }
  return found
}
