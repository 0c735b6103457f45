import { useEffect, useState } from 'react'
import { openWalks, type WalkClient } from '../../../workers/walk-client.ts'
import type { WalkTarget } from '../../../workers/walk-messages.ts'

/** The browser's own walks: not asked for yet, on the way, there, or not to be had (code and moment). */
export type WalksState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly client: WalkClient }
  | { readonly kind: 'failed'; readonly code: string; readonly at: number }

interface Opened {
  readonly streetId: string
  readonly key: string
  readonly state: WalksState
}

const stateFor = (last: Opened | null, streetId: string, key: string): WalksState => {
  if (last === null || last.streetId !== streetId) return { kind: 'opening' }
  return last.key === key || last.state.kind === 'open' ? last.state : { kind: 'opening' }
}

/**
 * Opens the walks of a street when they are first wanted, and keeps them until the street or its data change. While a
 * new version is on its way, what the old one answers stands.
 */
export const useWalks = (target: WalkTarget, wanted: boolean): WalksState & { reopen(): void } => {
  const [last, setLast] = useState<Opened | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [everWanted, setEverWanted] = useState(wanted)
  if (wanted && !everWanted) setEverWanted(true)
  const { streetId, planId, version } = target
  const key = `${streetId} ${planId} ${version} ${attempt}`

  useEffect(() => {
    if (!everWanted) return undefined
    const giveUp = new AbortController()
    let client: WalkClient | null = null
    const open = async (): Promise<void> => {
      const opened = await openWalks({ streetId, planId, version }, giveUp.signal)
      if (giveUp.signal.aborted) {
        if (opened.ok) opened.value.close()
        return
      }
      if (opened.ok) client = opened.value
      const state: WalksState = opened.ok
        ? { kind: 'open', client: opened.value }
        : { kind: 'failed', code: opened.failure.code, at: Date.now() }
      setLast({ streetId, key, state })
    }
    void open()
    return () => {
      giveUp.abort()
      client?.close()
    }
  }, [everWanted, streetId, planId, version, key])

  const state: WalksState = everWanted ? stateFor(last, streetId, key) : { kind: 'closed' }
  return { ...state, reopen: () => setAttempt((count) => count + 1) }
}
