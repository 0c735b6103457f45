/** A call that took longer than this has no answer: the slowest page of a street comes within seconds. */
export const answerWithinMs = 30_000

/** The same for the question whether the server is there at all, which needs no database. */
export const pulseWithinMs = 10_000

/**
 * Runs a call that ends by itself after `limitMs`, body included; older browsers lack `AbortSignal.any`.
 * @throws whatever the call throws once its signal is aborted, by the time limit or by the caller's own signal
 */
export const withTimeLimit = async <T>(
  limitMs: number,
  callers: AbortSignal | null | undefined,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const controller = new AbortController()
  const giveUp = (): void => controller.abort(callers?.reason)
  const timer = setTimeout(
    () => controller.abort(new DOMException('no answer in time', 'TimeoutError')),
    limitMs,
  )
  callers?.addEventListener('abort', giveUp, { once: true })
  if (callers?.aborted === true) giveUp()
  try {
    return await call(controller.signal)
  } finally {
    clearTimeout(timer)
    callers?.removeEventListener('abort', giveUp)
  }
}
