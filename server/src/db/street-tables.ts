import type {
  Body,
  Building,
  Compound,
  Grid,
  ImportProblem,
  Landscape,
  Organization,
  Place,
  Post,
  Road,
  StreetDataset,
} from '@wangge/geodata'
import { boolean, geometry, integer, json, text } from './columns.ts'
import { encodeWkb } from './encode-wkb.ts'
import { arrayLiteral, type Column } from './insert-rows.ts'

/** How each part of a dataset becomes rows. The order of tables is `write-street.ts`'s. */
export const streetTables = ({ street: { id: streetId }, plan: { id: planId } }: StreetDataset) => {
  const street = <T>(): Column<T> => ({ name: 'street_id', type: 'text', value: () => streetId })
  const plan = <T>(): Column<T> => ({ name: 'plan_id', type: 'text', value: () => planId })
  return {
    gridCodes: [
      street(),
      text('code', (g) => g.code),
      text('level', (g) => g.level),
    ] satisfies Column<Grid>[],
    grids: [
      street(),
      plan(),
      text('code', (g) => g.code),
      text('level', (g) => g.level),
      text('parent_code', (g) => g.parentCode),
      text('name', (g) => g.name),
      { name: 'geom', type: 'geometry', value: (g) => (g.geometry === null ? null : encodeWkb(g.geometry)) },
    ] satisfies Column<Grid>[],
    roads: [
      street(),
      integer('id', (r) => r.id),
      text('name', (r) => r.name),
      text('class', (r) => r.roadClass),
      boolean('bridge', (r) => r.bridge),
      boolean('tunnel', (r) => r.tunnel),
      integer('layer', (r) => r.layer),
      boolean('walkable', (r) => r.walkable),
      boolean('private_access', (r) => r.privateAccess),
      geometry((r) => r.geometry),
    ] satisfies Column<Road>[],
    landscape: [
      street(),
      integer('id', (l) => l.id),
      text('kind', (l) => l.kind),
      text('name', (l) => l.name),
      boolean('passable', (l) => l.passable),
      geometry((l) => l.geometry),
    ] satisfies Column<Landscape>[],
    compounds: [
      street(),
      integer('id', (c) => c.id),
      text('name', (c) => c.name),
      boolean('walled', (c) => c.walled),
      text('property_company', (c) => c.propertyCompany),
      text('rating', (c) => c.rating),
      boolean('unmanaged', (c) => c.unmanaged),
      boolean('fallback_plan', (c) => c.fallbackPlan),
      geometry((c) => c.geometry),
    ] satisfies Column<Compound>[],
    buildings: [
      street(),
      integer('id', (b) => b.id),
      integer('compound_id', (b) => b.compoundId),
      text('name', (b) => b.name),
      text('use', (b) => b.use),
      integer('floors', (b) => b.floors),
      integer('households', (b) => b.households),
      integer('residents', (b) => b.residents),
      geometry((b) => b.geometry),
    ] satisfies Column<Building>[],
    buildingGrids: [
      street(),
      plan(),
      integer('building_id', (b) => b.id),
      text('basic_code', (b) => b.basicCode),
    ] satisfies Column<Building>[],
    organizations: [
      street(),
      integer('id', (o) => o.id),
      text('level', (o) => o.level),
      text('grid_code', (o) => o.gridCode),
      text('name', (o) => o.name),
      { name: 'established_on', type: 'date', value: (o) => o.establishedOn },
      geometry((o) => o.location),
    ] satisfies Column<Organization>[],
    posts: [
      street(),
      integer('id', (p) => p.id),
      integer('organization_id', (p) => p.organizationId),
      text('grid_code', (p) => p.gridCode),
      text('kind', (p) => p.kind),
      integer('planned', (p) => p.planned),
      integer('filled', (p) => p.filled),
      text('duty_phone', (p) => p.dutyPhone),
    ] satisfies Column<Post>[],
    places: [
      street(),
      integer('id', (p) => p.id),
      text('kind', (p) => p.kind),
      text('status', (p) => p.status),
      text('name', (p) => p.name),
      text('grid_code', (p) => p.gridCode),
      integer('floor_area_m2', (p) => p.floorAreaM2),
      { name: 'services', type: 'text[]', value: (p) => arrayLiteral(p.services) },
      json('six_have', (p) => p.sixHave),
      integer('grade', (p) => p.grade),
      geometry((p) => p.location),
    ] satisfies Column<Place>[],
    bodies: [
      street(),
      integer('id', (b) => b.id),
      text('kind', (b) => b.kind),
      text('name', (b) => b.name),
      text('coverage', (b) => b.coverage),
      geometry((b) => b.location),
    ] satisfies Column<Body>[],
    truth: [
      street(),
      text('kind', (t) => t.kind),
      integer('seq', (t) => t.seq),
      json('detail', (t) => t.detail),
    ] satisfies Column<TruthRow>[],
  }
}

export interface TruthRow {
  readonly kind: 'cluster' | 'gap'
  readonly seq: number
  readonly detail: object
}

export interface ProblemRow {
  readonly runId: number
  readonly seq: number
  readonly problem: ImportProblem
}

export const problemColumns: Column<ProblemRow>[] = [
  { name: 'run_id', type: 'integer', value: (row) => row.runId },
  { name: 'seq', type: 'integer', value: (row) => row.seq },
  { name: 'severity', type: 'text', value: (row) => row.problem.severity },
  { name: 'code', type: 'text', value: (row) => row.problem.code },
  { name: 'source', type: 'text', value: (row) => row.problem.source },
  { name: 'detail', type: 'jsonb', value: (row) => JSON.stringify(row.problem.detail) },
  {
    name: 'geom',
    type: 'geometry',
    value: ({ problem }) => (problem.location === null ? null : encodeWkb(problem.location)),
  },
]
