import { readFileSync } from 'node:fs'
import type { SitingProblem } from '@wangge/geodata'

/** Rows of a CSV file with a head line and no commas inside its values. */
const rowsOf = (path: string): string[][] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))

/**
 * PySAL's siting data: 205 census tracts with their people, 16 candidate stores, network distances between them.
 *
 * @param distances path of `SF_network_distance_candidateStore_16_censusTract_205_new.csv`
 */
export const sanFrancisco = (
  distances: string,
  reachM: number,
): { problem: SitingProblem; stores: string[] } => {
  const people = new Map<string, number>()
  const reached = new Map<string, string[]>()
  for (const [distanceM = '', store = '', tract = '', demand = ''] of rowsOf(distances)) {
    people.set(tract, Number(demand))
    const tracts = reached.get(store) ?? []
    if (Number(distanceM) <= reachM) tracts.push(tract)
    reached.set(store, tracts)
  }
  const indexOf = new Map([...people.keys()].map((tract, index) => [tract, index]))
  const siteStart = [0]
  const siteDemand: number[] = []
  for (const tracts of reached.values()) {
    siteDemand.push(...tracts.map((tract) => indexOf.get(tract) ?? -1))
    siteStart.push(siteDemand.length)
  }
  return {
    problem: {
      households: Float64Array.from(people.values()),
      siteStart: Uint32Array.from(siteStart),
      siteDemand: Uint32Array.from(siteDemand),
      covered: null,
    },
    stores: [...reached.keys()],
  }
}
