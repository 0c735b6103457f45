import type { Building, Landscape, Road, StreetDataset } from '../model/dataset.ts'
import type { BuildingId, CompoundId, PlanId, StreetId } from '../model/ids.ts'
import { settleBodies } from './bodies.ts'
import { buildTown } from './build-town.ts'
import type { Cell } from './cell.ts'
import { planClusters } from './clusters.ts'
import { nameCompounds } from './compounds.ts'
import { makeGrids } from './grids.ts'
import { settle } from './households.ts'
import { countyName, streetName } from './office-names.ts'
import { staff } from './organizations.ts'
import { toLine, toPoint, toPolygon } from './plane.ts'
import { hashOf, Prng } from './prng.ts'
import { type DemoRequests, drawRequests, yearRequests } from './requests.ts'
import { yearEndMs } from './rhythm.ts'
import { serve } from './service-places.ts'
import { nameStreets } from './street-names.ts'
import type { Town } from './town.ts'

const attribution = '示范数据（虚构）'

/** The demo street: 示范街道, generated whole from a seed. Same seed, same data, in every engine. */
export const generateDemoStreet = ({ seed }: { seed: number }): StreetDataset =>
  drawStreet({ seed, column: 0, row: 0 }, 1, 1, 0).dataset

/** A street, and what its requests are worked out from beyond its year. */
export interface DrawnStreet {
  readonly dataset: StreetDataset
  readonly requests: DemoRequests
}

/**
 * One street of the demo's plane.
 * @param county 1–99; @param inCounty 1–999; @param index its order among all, 0 for the first.
 */
export const drawStreet = (cell: Cell, county: number, inCounty: number, index: number): DrawnStreet => {
  const prng = new Prng(hashOf(cell.seed, cell.column, cell.row, 7))
  const id = `9999${String(county).padStart(2, '0')}${String(inCounty).padStart(3, '0')}` as StreetId
  const name = streetName(index)
  const { town, names } = buildTown(cell, { street: name, county: countyName(county) }, prng.fork('town'))
  nameStreets(town.skeleton.map, names)
  const lived = settle(
    town.buildings,
    index === 0 ? 35_000 : prng.int(27_000, 38_000),
    prng.fork('households'),
  )
  const plan = makeGrids(town, lived, names, id)
  const staffing = staff(town, plan, name, prng.fork('staff'))
  const served = serve(town, plan, lived, prng.fork('places'))
  const named = nameCompounds(town, plan, names, prng.fork('compounds'))
  const settled = settleBodies(town, plan, names, prng.fork('bodies'))
  const clusters = planClusters(town, lived, prng.fork('clusters'))
  const requests = drawRequests(town, plan, lived, clusters, prng.fork('requests'))
  const dataset: StreetDataset = {
    street: {
      id,
      name,
      countyName: countyName(county),
      boundary: plan.boundary,
      synthetic: true,
      attribution,
      asOfMs: yearEndMs,
      householdsCounted: true,
    },
    plan: { id: `${id}-2026-1` as PlanId, name: '2026-1', status: 'published', effectiveFrom: '2025-11-01' },
    grids: plan.grids,
    roads: roadsOf(town),
    landscape: landscapeOf(town),
    compounds: named.compounds,
    buildings: town.buildings.map(
      (b, i): Building => ({
        id: (i + 1) as BuildingId,
        compoundId: b.compound < 0 ? null : ((b.compound + 1) as CompoundId),
        name: b.name,
        use: b.use,
        floors: b.floors,
        households: lived[i]?.households ?? 0,
        residents: lived[i]?.residents ?? 0,
        geometry: toPolygon(b.ring),
        basicCode: plan.basicOf[i]?.code ?? null,
      }),
    ),
    organizations: staffing.organizations,
    posts: staffing.posts,
    places: served.places,
    bodies: settled.bodies,
    requests: yearRequests(requests),
    problems: [],
    truth: {
      clusters: clusters.map((c, i) => ({
        id: i + 1,
        category: c.category,
        centre: toPoint(c.centre),
        radiusM: c.radiusM,
        fromMs: c.fromMs,
        toMs: c.toMs,
        requests: c.count,
      })),
      gaps: [...staffing.gaps, ...served.gaps, ...named.gaps, ...settled.gaps],
    },
  }
  return { dataset, requests }
}

const roadsOf = (town: Town): Road[] => {
  const { map } = town.skeleton
  const ways = [
    ...map.ways.map((way) => ({
      style: way,
      path: way.nodes.map((node) => map.point(node)),
      privateAccess: false,
    })),
    ...town.innerWays,
  ]
  return ways.flatMap(({ style, path, privateAccess }, i): Road[] => {
    const geometry = toLine(path)
    if (geometry.coordinates.length < 2) return []
    const { name, roadClass, bridge, tunnel, layer } = style
    return [{ id: i + 1, name, roadClass, geometry, bridge, tunnel, layer, walkable: true, privateAccess }]
  })
}

const landscapeOf = (town: Town): Landscape[] =>
  town.shapes.map(({ kind, name, shape }, i): Landscape => {
    switch (shape.type) {
      case 'point':
        return {
          id: i + 1,
          kind,
          name,
          geometry: toPoint(shape.point),
          passable: kind === 'gate' ? true : null,
        }
      case 'line':
        return { id: i + 1, kind, name, geometry: toLine(shape.path), passable: null }
      case 'area':
        return { id: i + 1, kind, name, geometry: toPolygon(shape.ring), passable: null }
    }
  })
