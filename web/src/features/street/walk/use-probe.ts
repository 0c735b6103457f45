import type { PointAreas, Result } from '@wangge/geodata'
import type { Position } from 'geojson'
import { useEffect, useState } from 'react'
import { serviceMinutes } from '../../../app/walk-view.ts'
import type { WalkClient } from '../../../workers/walk-client.ts'

/** What lies within a walk of a place, or why that cannot be said. */
export type ProbeState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'answered'; readonly speedMps: number; readonly areas: PointAreas }
  | { readonly kind: 'refused'; readonly code: string }

interface Probed {
  readonly at: Position
  readonly state: ProbeState
}

const none: ProbeState = { kind: 'none' }
const asking: ProbeState = { kind: 'asking' }
const stateOf = (result: Result<PointAreas>, speedMps: number): ProbeState =>
  result.ok
    ? { kind: 'answered', speedMps, areas: result.value }
    : { kind: 'refused', code: result.failure.code }

/** With another speed the former rings stand until the new ones are there. */
export const useProbe = (client: WalkClient | null, at: Position | null, speedMps: number): ProbeState => {
  const [last, setLast] = useState<Probed | null>(null)
  useEffect(() => {
    if (client === null || at === null) return undefined
    const giveUp = new AbortController()
    const ask = async (): Promise<void> => {
      const question = { point: at, minutes: serviceMinutes, speedMps, method: 'walk' } as const
      const result = await client.ask('areaAt', question, giveUp.signal)
      // The next client is on its way and will be asked the same.
      const isClosed = !result.ok && result.failure.code === 'closed'
      if (!giveUp.signal.aborted && !isClosed) setLast({ at, state: stateOf(result, speedMps) })
    }
    void ask()
    return () => giveUp.abort()
  }, [client, at, speedMps])
  if (client === null || at === null) return none
  return last?.at === at ? last.state : asking
}
