/**
 * Requests per household, made comparable between cells with few and with many households: the empirical Bayes index of
 * Assunção and Reis (Statistics in Medicine 18, 1999). The rate less the common rate, over the standard deviation that a cell
 * of so many households has: chance (common rate ÷ households) plus the true spread between cells, where there is any.
 * About mean 0 and variance 1 where all households ask alike. A raw rate would make a hot spot of one call from one house.
 *
 * @param households above 0 in every cell
 */
export const standardRates = (requests: Float64Array, households: Float64Array): Float64Array => {
  const n = requests.length
  let asked = 0
  let homes = 0
  for (let i = 0; i < n; i += 1) {
    asked += requests[i] as number
    homes += households[i] as number
  }
  const common = asked / homes
  if (asked === 0) return new Float64Array(n)
  let spread = 0
  for (let i = 0; i < n; i += 1) {
    const own = households[i] as number
    spread += own * ((requests[i] as number) / own - common) ** 2
  }
  const between = Math.max(0, spread / homes - common / (homes / n))
  return requests.map((count, i) => {
    const own = households[i] as number
    return (count / own - common) / Math.sqrt(between + common / own)
  })
}
