import type { PointAreas } from '@wangge/geodata'
import type { Context } from 'hono'
import { asOf } from '../ogc/etag.ts'
import type { StreetData, StreetView } from '../services/street-data.ts'
import type { PlacedCentre } from '../workers/walk-messages.ts'
import { chooseView } from './choose-view.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { problemResponse } from './problem-schema.ts'
import { areaRequestSchema, type ServiceAreas, serviceAreasSchema } from './service-areas-schema.ts'
import { walkProblem } from './walk-problem.ts'

const route = {
  method: 'post' as const,
  path: '/api/v1/service-areas' as const,
  permission: 'map.read' as const,
  tags: ['walks'],
  summary: 'How far one gets from a point in so many minutes, and who and what lies within',
  description:
    'Who is within reach is decided by the walk to each, never by the polygon. Refused with `point-outside-street`, `point-in-water` (and more than 10 m from any way), `too-far-from-network` (150 m), `no-network`. A body has at most 1 MB.',
  request: { body: { required: true, content: { 'application/json': { schema: areaRequestSchema } } } },
  responses: {
    200: {
      description: 'A GeoJSON feature for each of the minutes',
      content: { 'application/json': { schema: serviceAreasSchema } },
    },
    default: problemResponse,
  },
}

type Question = ReturnType<typeof areaRequestSchema.parse>

interface Names {
  readonly centres: readonly PlacedCentre[]
  readonly grids: ReadonlyMap<string, { readonly name: string }>
}

const describe = (
  { snapped, rings }: PointAreas,
  { method, speed_mps }: Question,
  { centres, grids }: Names,
): Pick<ServiceAreas, 'snapped' | 'features'> => ({
  snapped: snapped && {
    position: [snapped.position[0] ?? 0, snapped.position[1] ?? 0],
    metres: snapped.snappedM,
    island: snapped.island,
  },
  features: rings
    .toSorted((a, b) => b.minutes - a.minutes)
    .map(({ minutes, geometry, households, residents, buildings, ...touched }) => ({
      type: 'Feature',
      geometry: { type: 'MultiPolygon', coordinates: geometry.coordinates },
      properties: {
        minutes,
        method,
        speed_mps,
        approximate: method === 'radius',
        households,
        residents,
        buildings,
        centers: touched.centres.flatMap((number) => {
          const centre = centres[number]
          return centre === undefined ? [] : [{ id: centre.id, name: centre.name, kind: centre.kind }]
        }),
        grids: touched.grids.map(({ code, households: own }) => ({
          code,
          name: grids.get(code)?.name ?? code,
          households: own,
        })),
      },
    })),
})

const namesOf = async ({ walks, facts }: StreetData, view: StreetView): Promise<Names | Response> => {
  const [centres, { tree }] = await Promise.all([walks.centres(view), facts(view)])
  return centres.ok ? { centres: centres.value, grids: tree.nodes } : walkProblem(centres.failure)
}

const answerAreas = async (c: Context<AppEnv>, data: StreetData, question: Question): Promise<Response> => {
  const chosen = await chooseView(data, question)
  if (chosen instanceof Response) return chosen
  const { view, plan } = chosen
  const { point, minutes, speed_mps: speedMps, method } = question
  const found = await data.walks.areaAt(view, point, { minutes, speedMps, method })
  if (!found.ok) return walkProblem(found.failure)
  const names = await namesOf(data, view)
  if (names instanceof Response) return names
  const body: ServiceAreas = {
    type: 'FeatureCollection',
    asOf: asOf([view]),
    plan,
    ...describe(found.value, question, names),
  }
  return c.json(body, 200, { 'Cache-Control': 'no-store' })
}

export const addServiceAreasRoute = (app: App, data: StreetData): void => {
  declareRoute(app, route, (c) => answerAreas(c, data, c.req.valid('json')) as Promise<never>)
}
