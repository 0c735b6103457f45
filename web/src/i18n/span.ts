export type SpanUnit = 'minutes' | 'hours' | 'days'

/**
 * A length of time as people say it: minutes below an hour, hours below two days, then days; one decimal below ten
 * hours or days. What has any length is never told as none.
 */
export const spanParts = (hours: number): { value: string; unit: SpanUnit } => {
  const minutes = Math.round(hours * 60)
  if (minutes < 60) return { value: String(hours > 0 ? Math.max(minutes, 1) : 0), unit: 'minutes' }
  const [amount, unit] = hours < 48 ? [hours, 'hours' as const] : [hours / 24, 'days' as const]
  const decimals = amount < 9.95 ? 1 : 0
  return { value: amount.toFixed(decimals).replace(/\.0$/, ''), unit }
}
