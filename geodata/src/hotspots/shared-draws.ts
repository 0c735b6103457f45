export interface SharedDraws {
  /** `place[c · draws + j]`: the cell that draw `j` took as its `c`-th; all of one draw are different. */
  readonly place: Int32Array
  /** Where each cell was drawn: entries into `place`, ascending, as compressed rows. */
  readonly drawsOf: { readonly start: Int32Array; readonly entry: Int32Array }
}

/** `draws` times `count` of the cells 0 … n − 1 in random order, without putting back. `count` is at most `n`. */
export const drawPlaces = (n: number, count: number, draws: number, random: () => number): SharedDraws => {
  const place = new Int32Array(count * draws)
  // Shuffled on and on: each draw starts from the last one's order, which is as good as any.
  const order = Int32Array.from({ length: n }, (_, i) => i)
  for (let j = 0; j < draws; j += 1) {
    for (let c = 0; c < count; c += 1) {
      const chosen = c + Math.floor(random() * (n - c))
      const cell = order[chosen] as number
      order[chosen] = order[c] as number
      order[c] = cell
      place[c * draws + j] = cell
    }
  }
  const start = new Int32Array(n + 1)
  for (const cell of place) start[cell + 1] = (start[cell + 1] as number) + 1
  for (let i = 1; i <= n; i += 1) start[i] = (start[i] as number) + (start[i - 1] as number)
  const next = start.slice()
  const entry = new Int32Array(place.length)
  for (let e = 0; e < place.length; e += 1) {
    const cell = place[e] as number
    const at = next[cell] as number
    entry[at] = e
    next[cell] = at + 1
  }
  return { place, drawsOf: { start, entry } }
}
