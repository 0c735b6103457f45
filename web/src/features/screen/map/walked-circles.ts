import type { MultiPolygon } from 'geojson'
import { type CircleFeed, type CircleHandlers, type Circles, noCircles } from '../../../map/circle-feed.ts'
import type { GrowthStep } from '../../../map/screen-growth.ts'
import { openWalks, type WalkClient } from '../../../workers/walk-client.ts'
import type { WalkTarget } from '../../../workers/walk-messages.ts'

/** As the document has them, and the farther ones that are compared with them. */
export const circleMinutes = [5, 10, 15] as const
const speedMps = 1
const grownMinutes = 5
const stepMinutes = 0.25
/** As many as the walks cut at a time. */
const atOnce = 5
/** Finer than a wall shows. */
const toleranceM = { circle: 0.7, step: 2 } as const
const retryMs = 8000

const stepsOf = Array.from({ length: grownMinutes / stepMinutes }, (_, step) => (step + 1) * stepMinutes)

export interface WalkedCircles {
  /** Cuts the circles of a street; what was asked for before is dropped, the same target asks nothing. */
  open(target: WalkTarget, withSteps: boolean): void
  /** Cuts the steps too, now and for what is opened later. Until then they wait: the map is drawn by the same processors. */
  cutSteps(): void
  /** A feed for a map; several maps, one after another, are fed with what was cut once. */
  feed(handlers: CircleHandlers): CircleFeed
  /** Calls with the steps of the growing circle, now and when there are others, until the answer is called. */
  onSteps(listener: (steps: readonly GrowthStep[]) => void): () => void
  close(): void
}

const unitedOf = (areas: readonly MultiPolygon[]): Circles => ({
  own: noCircles.own,
  united: {
    type: 'FeatureCollection',
    features: areas.map((geometry, index) => ({
      type: 'Feature',
      properties: {
        minutes: circleMinutes[index] ?? 0,
        status: 'operating',
        center_id: null,
        island: false,
      },
      geometry,
    })),
  },
})

const stepsFrom = async (walks: WalkClient, signal: AbortSignal): Promise<readonly GrowthStep[]> => {
  const steps: GrowthStep[] = []
  for (let from = 0; from < stepsOf.length; from += atOnce) {
    const minutes = stepsOf.slice(from, from + atOnce)
    const question = { minutes, speedMps, toleranceM: toleranceM.step }
    const cut = await walks.ask('united', question, signal)
    if (!cut.ok) return []
    for (const [index, area] of cut.value.entries())
      steps.push({ minutes: minutes[index] ?? grownMinutes, area })
  }
  return steps
}

/**
 * The united circles of a street, cut in a worker of the browser's own from the network: a fifth of the bytes that the
 * circles of all centres would be, and no work for the page's thread. The worker ends with its answer.
 */
export const createWalkedCircles = (): WalkedCircles => {
  let key = ''
  let running = new AbortController()
  let retry: ReturnType<typeof setTimeout> | undefined
  let circles: Circles = noCircles
  let state: 'loading' | 'ready' | 'failed' = 'loading'
  let steps: readonly GrowthStep[] = []
  let mayCutSteps = false
  let resume: (() => void) | null = null
  const fed = new Set<CircleHandlers>()
  const followers = new Set<(steps: readonly GrowthStep[]) => void>()

  const tell = (handlers: CircleHandlers): void => {
    handlers.onCircles(circles)
    if (state !== 'loading') handlers.onState(state)
  }
  const become = (next: Circles, now: typeof state): void => {
    circles = next
    state = now
    for (const handlers of fed) tell(handlers)
  }
  const setSteps = (next: readonly GrowthStep[]): void => {
    steps = next
    for (const follower of followers) follower(steps)
  }
  const cut = async (target: WalkTarget, withSteps: boolean, signal: AbortSignal): Promise<void> => {
    const opened = await openWalks(target, signal)
    if (signal.aborted) {
      if (opened.ok) opened.value.close()
      return
    }
    const again = (): void => {
      become(noCircles, 'failed')
      retry = setTimeout(() => void cut(target, withSteps, signal), retryMs)
    }
    if (!opened.ok) {
      // Without ways to walk on there are no circles, and nothing is missing.
      if (opened.failure.code === 'no-network') become(noCircles, 'ready')
      else again()
      return
    }
    const walks = opened.value
    signal.addEventListener('abort', walks.close, { once: true })
    const question = { minutes: circleMinutes, speedMps, toleranceM: toleranceM.circle }
    const united = await walks.ask('united', question, signal)
    if (signal.aborted) return
    if (!united.ok) {
      walks.close()
      again()
      return
    }
    become(unitedOf(united.value), 'ready')
    if (withSteps) {
      if (!mayCutSteps) await new Promise<void>((allowed) => (resume = allowed))
      const cutAll = await stepsFrom(walks, signal)
      if (!signal.aborted) setSteps(cutAll)
    }
    walks.close()
  }

  return {
    open(target, withSteps) {
      const wanted = `${target.streetId} ${target.planId} ${target.version} ${withSteps}`
      if (wanted === key) return
      key = wanted
      running.abort()
      clearTimeout(retry)
      running = new AbortController()
      setSteps([])
      become(noCircles, 'loading')
      void cut(target, withSteps, running.signal)
    },
    cutSteps() {
      mayCutSteps = true
      resume?.()
    },
    feed(handlers) {
      return {
        request() {
          if (fed.has(handlers)) return
          fed.add(handlers)
          tell(handlers)
        },
        stop: () => fed.delete(handlers),
      }
    },
    onSteps(listener) {
      followers.add(listener)
      listener(steps)
      return () => followers.delete(listener)
    },
    close() {
      key = ''
      running.abort()
      clearTimeout(retry)
      fed.clear()
      followers.clear()
    },
  }
}
