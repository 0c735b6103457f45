/** Why there is no seat: too many clients in all, or too many of this one. */
export type SeatRefusal = 'full' | 'own-full'

export interface Seats {
  /** Returns how to give the seat back, once. A null holder is bound by the number in all alone. */
  take(holder: string | null): (() => void) | SeatRefusal
}

export const createSeats = (most: number, mostPerHolder: number): Seats => {
  let taken = 0
  const held = new Map<string, number>()
  const change = (holder: string, by: 1 | -1) => {
    const count = (held.get(holder) ?? 0) + by
    if (count === 0) held.delete(holder)
    else held.set(holder, count)
  }
  return {
    take: (holder) => {
      if (holder !== null && (held.get(holder) ?? 0) >= mostPerHolder) return 'own-full'
      if (taken >= most) return 'full'
      taken += 1
      if (holder !== null) change(holder, 1)
      let given = false
      return () => {
        if (given) return
        given = true
        taken -= 1
        if (holder !== null) change(holder, -1)
      }
    },
  }
}
