import type { Highs, ModelData } from 'highs'
import type { Incidence } from './incidence.ts'

/**
 * The maximal cover as a mixed integer program (Church and ReVelle 1974). Columns: first the sites, 0 or 1; then the
 * groups that several sites reach, 0 to 1 (whole by themselves once the sites are). Households that one site alone
 * reaches are that site's own gain. Rows: at most k sites; no group without one of its sites.
 */
export const coverModel = (highs: Highs, incidence: Incidence, k: number): ModelData => {
  const { siteCount, groupCount, weight, sitesOf } = incidence
  const isShared = (group: number) => sitesOf.start[group + 1]! - sitesOf.start[group]! > 1
  const shared: number[] = []
  const cost = new Float64Array(siteCount + groupCount)
  for (let group = 0; group < groupCount; group++) {
    if (isShared(group)) {
      cost[siteCount + shared.length] = weight[group]!
      shared.push(group)
    } else cost[sitesOf.item[sitesOf.start[group]!]!]! += weight[group]!
  }
  const numCols = siteCount + shared.length
  const starts = [0, siteCount]
  const indices = Array.from({ length: siteCount }, (_, site) => site)
  const values = indices.map(() => 1)
  shared.forEach((group, row) => {
    indices.push(siteCount + row)
    values.push(1)
    for (let i = sitesOf.start[group]!; i < sitesOf.start[group + 1]!; i++) {
      indices.push(sitesOf.item[i]!)
      values.push(-1)
    }
    starts.push(indices.length)
  })
  const numRows = shared.length + 1
  return {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: cost.slice(0, numCols),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: new Float64Array(numRows).fill(-Infinity),
    rowUpper: Float64Array.from({ length: numRows }, (_, row) => (row === 0 ? k : 0)),
    matrix: {
      format: 'csr',
      numRows,
      numCols,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    integrality: Int32Array.from({ length: numCols }, (_, column) => (column < siteCount ? 1 : 0)),
  }
}

/** Column values of the choice of these sites. */
export const coverStart = ({ numCols }: ModelData, incidence: Incidence, sites: ReadonlySet<number>) => {
  const { siteCount, groupCount, sitesOf } = incidence
  const start = new Float64Array(numCols)
  for (const site of sites) start[site] = 1
  let column = siteCount
  for (let group = 0; group < groupCount; group++) {
    const reaching = sitesOf.item.subarray(sitesOf.start[group]!, sitesOf.start[group + 1]!)
    if (reaching.length > 1) start[column++] = reaching.some((site) => sites.has(site)) ? 1 : 0
  }
  return start
}
