/** The step of time in which a moment lies; null without steps, or outside them. */
export const stepAt = (steps: readonly string[] | undefined, ms: number): number | null => {
  if (steps === undefined) return null
  const next = steps.findIndex((step) => Date.parse(step) > ms)
  if (next === 0) return null
  const index = next === -1 ? steps.length - 2 : next - 1
  return index >= 0 ? index : null
}
