/** `#rgb` says the same as `#rrggbb`: the build shortens what it can. */
const spelledOut = (hex: string): string => (hex.length === 4 ? hex.replace(/[\da-f]/gi, '$&$&') : hex)

const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16)

/** The colour `share` of the way from `from` to `to`; each `#rrggbb` or `#rgb`. */
export function mixColours(from: string, to: string, share: number): string {
  const [first, last] = [spelledOut(from), spelledOut(to)]
  const mixed = [1, 3, 5].map((at) => {
    const start = channel(first, at)
    return Math.round(start + (channel(last, at) - start) * share)
  })
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
