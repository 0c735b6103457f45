import {
  type Building,
  indexEdges,
  buildNetwork,
  gatesOf,
  type Landscape,
  type Road,
  snapBuildings,
  writeGroundBuildings,
  writeNetwork,
} from '@wangge/geodata'

/** What a street's network is built from; a `StreetDataset` is one. */
export interface WalkSource {
  readonly roads: readonly Omit<Road, 'name'>[]
  readonly landscape: readonly Pick<Landscape, 'kind' | 'geometry' | 'passable'>[]
  readonly buildings: readonly Pick<Building, 'id' | 'use' | 'households' | 'residents' | 'geometry'>[]
}

/** The network and the buildings snapped to it, each in its binary form. */
export interface WalkFiles {
  readonly network: Uint8Array<ArrayBuffer>
  readonly buildings: Uint8Array<ArrayBuffer>
}

const byId = (a: { readonly id: number }, b: { readonly id: number }) => a.id - b.id

/** The same street gives the same bytes, in whatever order its rows come. */
export const buildWalks = ({ roads, landscape, buildings }: WalkSource): WalkFiles => {
  const network = buildNetwork(roads.toSorted(byId), { gates: gatesOf(landscape) })
  const snapped = snapBuildings(network, indexEdges(network), buildings.toSorted(byId))
  return { network: new Uint8Array(writeNetwork(network)), buildings: writeGroundBuildings(snapped) }
}
