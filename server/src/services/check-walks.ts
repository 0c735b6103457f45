import { networkStamp, readGroundBuildings, readNetwork } from '@wangge/geodata'
import type { StoredWalks } from '../db/walk-network.ts'

/**
 * What is wrong with a street's stored network, one line each. None stored is no fault: it is built when it is needed.
 * @param version the street's own
 */
export const checkWalks = (stored: StoredWalks | null, version: number): string[] => {
  if (stored === null) return []
  const faults: string[] = []
  if (stored.version !== version)
    faults.push(`the walking network is of version ${stored.version}, the street of ${version}`)
  const network = readNetwork(stored.network.buffer)
  const buildings = readGroundBuildings(stored.buildings)
  if (!network.ok) faults.push(`the walking network cannot be read: ${network.failure.code}`)
  if (!buildings.ok)
    faults.push(`the buildings of the walking network cannot be read: ${buildings.failure.code}`)
  if (network.ok && buildings.ok && networkStamp(network.value) !== buildings.value.network)
    faults.push('the buildings stand on another walking network')
  return faults
}
