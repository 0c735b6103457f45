/** Keeps at most `most` of what it is given, evenly spread over all of it, however much comes. */
export const createSpread = <T>(most: number) => {
  let kept: T[] = []
  let step = 1
  let seen = 0
  return {
    add: (item: T): void => {
      if (seen % step === 0) {
        if (kept.length === most) {
          kept = kept.filter((_, i) => i % 2 === 0)
          step *= 2
        }
        if (seen % step === 0) kept.push(item)
      }
      seen += 1
    },
    items: (): readonly T[] => kept,
  }
}
