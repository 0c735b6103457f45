import { ApiFailure } from '../../../api/fetch-json.ts'

/** `opening`: the token is being exchanged, nothing may be asked yet. */
export type LinkState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  | { readonly kind: 'refused'; readonly code: string }

/** Between two exchanges of the same token: a server that takes it and then refuses its session is not hammered. */
export const renewAfterMs = 30_000
const unansweredAgainMs = 2000
const tooManyAgainMs = 60_000

export interface LinkExchange {
  /** Asks now; whatever was planned is not done besides. */
  exchange(): Promise<void>
  /** A call was refused for want of a session. */
  renew(): void
  stop(): void
}

const isRefusal = (error: unknown): error is ApiFailure =>
  error instanceof ApiFailure && error.code !== 'network' && error.status < 500

/**
 * Exchanges a link's token for a session. A server that does not answer is asked again; one that refuses is not, but
 * where it asks for patience.
 * @param ask resolves when the session is there
 */
export const createLinkExchange = (
  ask: () => Promise<void>,
  onState: (state: LinkState) => void,
): LinkExchange => {
  let isBusy = false
  let askedAtMs = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  const plan = (waitMs: number): void => {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(() => void exchange(), waitMs)
  }
  const exchange = async (): Promise<void> => {
    if (isBusy) return
    clearTimeout(timer)
    isBusy = true
    askedAtMs = Date.now()
    try {
      await ask()
      if (!isStopped) onState({ kind: 'open' })
    } catch (error) {
      if (isStopped) return
      if (!isRefusal(error)) return plan(unansweredAgainMs)
      onState({ kind: 'refused', code: error.code })
      if (error.status === 429) plan(tooManyAgainMs)
    } finally {
      isBusy = false
    }
  }
  return {
    exchange,
    renew: () => {
      if (!isBusy) plan(Math.max(0, askedAtMs + renewAfterMs - Date.now()))
    },
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
