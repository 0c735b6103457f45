/** After so long without a hand at the screen the tour goes on. */
export const quietMs = 120_000

export interface TourClock {
  /** Another place is shown, whoever chose it: it has its whole time. */
  arrive(): void
  /** Somebody is at the screen. */
  hand(): void
  stop(): void
}

interface TourHandlers {
  /** To the next stop. */
  onStep(): void
  onHeld(held: boolean): void
}

/** Steps from stop to stop; a hand holds it until two minutes of quiet have passed, and then it steps on at once. */
export const createTourClock = (stopMs: number, { onStep, onHeld }: TourHandlers): TourClock => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let held = false
  const hold = (now: boolean): void => {
    if (now === held) return
    held = now
    onHeld(now)
  }
  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(
      () => {
        hold(false)
        wait()
        onStep()
      },
      held ? quietMs : stopMs,
    )
  }
  wait()
  return {
    arrive() {
      if (!held) wait()
    },
    hand() {
      hold(true)
      wait()
    },
    stop() {
      clearTimeout(timer)
      hold(false)
    },
  }
}
