const lookEveryMs = 100
const patienceMs = 15_000

/** Resolves when the map is no longer loading, or when it takes too long: then it is shown as far as it is. */
export const mapSettled = async (stage: HTMLElement): Promise<void> => {
  const until = Date.now() + patienceMs
  while (Date.now() < until && stage.querySelector('.screen-map[data-status="loading"]') !== null)
    await new Promise((later) => setTimeout(later, lookEveryMs))
}
