import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { demoStreetCount, generateDemo, type WalkWay } from '@wangge/geodata'
import type { Position } from 'geojson'

/** What the benchmarks need of a street. */
export interface MetroStreet {
  readonly ways: readonly WalkWay[]
  /** A corner of each building. */
  readonly doors: readonly Position[]
}

const folder = process.env.WANGGE_BENCH_METRO ?? join(tmpdir(), 'wangge-bench-metro')
/** 240 streets have a little over a million edges. */
export const wantedStreets = Number(process.env.WANGGE_BENCH_STREETS ?? 240)

const fileOf = (index: number): string => join(folder, `${String(index).padStart(3, '0')}.bin`)

/**
 * The first streets of the demo metro, from files of an earlier run where there are any: generating one takes some
 * seconds, so the first run takes the better part of an hour.
 */
export function* metroStreets(count: number): Iterable<MetroStreet> {
  generateMissing(Math.min(count, demoStreetCount('metro')))
  for (let index = 0; index < count; index += 1) yield deserialize(readFileSync(fileOf(index))) as MetroStreet
}

const generateMissing = (count: number): void => {
  mkdirSync(folder, { recursive: true })
  const missing = Array.from({ length: count }, (_, index) => index).filter(
    (index) => !existsSync(fileOf(index)),
  )
  if (missing.length === 0) return
  process.stdout.write(`generating demo streets up to the ${count}th\n`)
  let index = 0
  for (const street of generateDemo({ size: 'metro', seed: 1 })) {
    if (!existsSync(fileOf(index))) {
      const ways = street.roads.map(({ id, roadClass, bridge, tunnel, layer, walkable, geometry }) => {
        return { id, roadClass, bridge, tunnel, layer, walkable, geometry }
      })
      const doors = street.buildings.map((building) => building.geometry.coordinates[0]?.[0])
      writeFileSync(`${fileOf(index)}.part`, serialize({ ways, doors }))
      renameSync(`${fileOf(index)}.part`, fileOf(index))
    }
    index += 1
    if (index >= count) return
  }
}
