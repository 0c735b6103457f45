import {
  fail,
  openStreetWalks,
  readNetwork,
  readWalkGround,
  type Result,
  type StreetWalks,
} from '@wangge/geodata'
import { withTimeLimit } from '../api/time-limit.ts'
import type { WalkTarget } from './walk-messages.ts'

/** A network of some megabytes, built at the first asking, over a slow line. */
const downloadWithinMs = 60_000

/**
 * Fetches a street's network and ground, side by side. Errors: `no-network` where the street has none, else
 * `walk-data-unavailable`: not to be had, not to be read, or the two do not belong together.
 */
export const loadWalks = async ({ streetId, planId }: WalkTarget): Promise<Result<StreetWalks>> => {
  const street = encodeURIComponent(streetId)
  const [networkBytes, groundBytes] = await Promise.all([
    fetchBytes(`/api/v1/walk-network?street=${street}`),
    fetchBytes(`/api/v1/walk-ground?street=${street}&plan=${encodeURIComponent(planId)}`),
  ])
  if (!networkBytes.ok) return networkBytes
  if (!groundBytes.ok) return groundBytes
  const network = readNetwork(networkBytes.value)
  if (!network.ok) return fail('walk-data-unavailable', { reason: network.failure.code })
  const ground = readWalkGround(new Uint8Array(groundBytes.value))
  if (!ground.ok) return fail('walk-data-unavailable', { reason: ground.failure.code })
  const walks = openStreetWalks(network.value, ground.value)
  return walks.ok ? walks : fail('walk-data-unavailable', { reason: walks.failure.code })
}

const fetchBytes = async (address: string): Promise<Result<ArrayBuffer>> => {
  try {
    return await withTimeLimit(downloadWithinMs, null, async (signal): Promise<Result<ArrayBuffer>> => {
      const response = await fetch(address, { signal })
      if (response.ok) return { ok: true, value: await response.arrayBuffer() }
      const { code } = (await response.json()) as { code?: string }
      return fail(code === 'no-network' ? 'no-network' : 'walk-data-unavailable', { status: response.status })
    })
  } catch {
    return fail('walk-data-unavailable')
  }
}
