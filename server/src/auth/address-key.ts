/** An IPv6 subscriber has a whole /64; an IPv4 address may come written as IPv6. */
export const addressKey = (address: string | null): string => {
  if (address === null) return 'unknown'
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? ''
  if (!bare.includes(':')) return bare
  const [head = '', tail] = bare.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
