type LoadState = 'loading' | 'ready' | 'failed'

/** One state out of the parts' own: what fails is told before what is on its way, and both before what is there. */
export function watchLoading<Part extends string>(
  parts: readonly Part[],
  onState: (worst: LoadState) => void,
): { tell(part: Part, state: LoadState): void; restart(): void; worst(): LoadState } {
  const states = new Map<Part, LoadState>()
  const restart = (): void => {
    for (const part of parts) states.set(part, 'loading')
  }
  const worst = (): LoadState => {
    const all = [...states.values()]
    return all.find((one) => one === 'failed') ?? all.find((one) => one === 'loading') ?? 'ready'
  }
  restart()
  return {
    tell(part, state) {
      states.set(part, state)
      onState(worst())
    },
    restart,
    worst,
  }
}
