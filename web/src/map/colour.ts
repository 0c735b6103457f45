const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)

/** The colour `share` of the way from `from` to `to`; both `#rrggbb`. */
export function mixColours(from: string, to: string, share: number): string {
  const mixed = [1, 3, 5].map((at) => {
    const start = channel(from, at)
    return Math.round(start + (channel(to, at) - start) * share)
  })
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
