// Writes ways and buildings of the first streets of the demo metro to a folder, one file a street, so that the
// benchmarks of the walking network need not generate them again. Stop it whenever enough is there.
// Run: npx tsx tests/bench/network-metro-cache.ts FOLDER [streets]
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { demoStreetCount, generateDemo } from '@wangge/geodata'

const folder = process.argv[2] ?? ''
const wanted = Number(process.argv[3] ?? demoStreetCount('metro'))
mkdirSync(folder, { recursive: true })
let index = 0
for (const street of generateDemo({ size: 'metro', seed: 1 })) {
  const file = join(folder, `${String(index).padStart(3, '0')}.bin`)
  if (!existsSync(file)) {
    const ways = street.roads.map(({ id, roadClass, bridge, tunnel, layer, walkable, geometry }) => {
      return { id, roadClass, bridge, tunnel, layer, walkable, geometry }
    })
    const doors = street.buildings.map((building) => building.geometry.coordinates[0]?.[0])
    writeFileSync(`${file}.part`, serialize({ ways, doors }))
    renameSync(`${file}.part`, file)
  }
  index += 1
  if (index >= wanted) break
}
