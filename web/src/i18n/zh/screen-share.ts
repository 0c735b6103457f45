const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** A share as it is spoken: 0.352 → 三成五. Cut off, never rounded: what is short of a limit does not reach it. */
export const spokenShare = (share: number): string => {
  const percent = Math.floor(share * 100 + 1e-9)
  if (percent >= 100) return '十成'
  if (percent < 10)
    return share === 0 ? '零' : percent === 0 ? '不到百分之一' : `百分之${numerals[percent] ?? ''}`
  const [tens, ones] = [Math.floor(percent / 10), percent % 10]
  return `${numerals[tens] ?? ''}成${ones === 0 ? '' : (numerals[ones] ?? '')}`
}
