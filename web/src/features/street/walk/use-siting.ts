import { useEffect, useRef, useState } from 'react'
import { ApiFailure } from '../../../api/fetch-json.ts'
import { runSiting, type Siting, type SitingProgress } from '../../../api/siting.ts'
import type { ServiceMinutes, SiteKind } from '../../../app/walk-view.ts'

export interface SitingQuestion {
  readonly street: string
  readonly plan: string
  /** The street's data version: what was found on older data is outdated. */
  readonly version: string
  readonly grid: string | null
  readonly minutes: ServiceMinutes
  readonly speedMps: number
  readonly add: number
  readonly candidates: SiteKind
}

export type SitingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: SitingProgress | null }
  | { readonly kind: 'done'; readonly answer: Siting }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly code: string }

interface Asked {
  readonly question: SitingQuestion
  readonly state: SitingState
}

export interface SitingDesk {
  readonly state: SitingState
  /** What the state answers. */
  readonly asked: SitingQuestion | null
  /** The answer is to the question as it stands. */
  readonly isCurrent: boolean
  run(): void
  stop(): void
  clear(): void
}

const idle: SitingState = { kind: 'idle' }
const isSame = (a: SitingQuestion, b: SitingQuestion): boolean => JSON.stringify(a) === JSON.stringify(b)

/** One search at a time; another street, leaving the page, or stopping ends it on the server too. */
export const useSiting = (question: SitingQuestion): SitingDesk => {
  const [last, setLast] = useState<Asked | null>(null)
  const running = useRef<AbortController | null>(null)
  const { street } = question
  useEffect(
    () => () => {
      running.current?.abort()
      setLast((asked) => (asked?.question.street === street ? null : asked))
    },
    [street],
  )
  const known = last?.question.street === street ? last : null

  const run = async (): Promise<void> => {
    running.current?.abort()
    const giveUp = new AbortController()
    running.current = giveUp
    const tell = (state: SitingState): void => {
      if (!giveUp.signal.aborted) setLast({ question, state })
    }
    tell({ kind: 'running', progress: null })
    const { plan, grid, minutes, speedMps, add, candidates } = question
    const where = { street, plan, ...(grid === null ? {} : { grid }) }
    const request = { ...where, minutes, speed_mps: speedMps, add, candidates }
    try {
      const answer = await runSiting(
        request,
        (progress) => tell({ kind: 'running', progress }),
        giveUp.signal,
      )
      tell({ kind: 'done', answer })
    } catch (reason) {
      tell({ kind: 'failed', code: reason instanceof ApiFailure ? reason.code : 'internal' })
    }
  }

  const end = (state: SitingState): void => {
    running.current?.abort()
    setLast({ question, state })
  }
  return {
    state: known?.state ?? idle,
    asked: known?.question ?? null,
    isCurrent: known?.state.kind === 'done' && isSame(known.question, question),
    run: () => void run(),
    stop: () => end({ kind: 'stopped' }),
    clear: () => end(idle),
  }
}
