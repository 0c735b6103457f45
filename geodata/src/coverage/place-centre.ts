import type { Position } from 'geojson'
import type { EdgeIndex } from '../network/edge-index.ts'
import { type Snapped, snapPoint } from '../network/snap.ts'
import type { WalkNetwork } from '../network/walk-network.ts'

/** `centre-on-island`: nobody gets there from the rest of the town; `centre-off-network`: no way within 150 m. */
export type CentreProblem = 'centre-on-island' | 'centre-off-network'

/** Where an entrance meets the network. */
export interface CentrePlace {
  readonly snapped: Snapped | null
  readonly problem: CentreProblem | null
}

/** An entrance goes to the nearest way, even that of an island: its circle is then the island. */
export const placeCentre = (network: WalkNetwork, index: EdgeIndex, entrance: Position): CentrePlace => {
  const snapped = snapPoint(network, index, entrance, { islands: true })
  if (!snapped.ok) return { snapped: null, problem: 'centre-off-network' }
  return { snapped: snapped.value, problem: snapped.value.island ? 'centre-on-island' : null }
}
