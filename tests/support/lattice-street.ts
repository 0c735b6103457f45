import type {
  BuildingId,
  CompoundId,
  GridCode,
  OrganizationId,
  PlaceId,
  PlanId,
  RequestId,
  ServiceRequest,
  StreetDataset,
  StreetId,
} from '@wangge/geodata'
import { requestStages } from '@wangge/geodata'
import type { Point, Polygon } from 'geojson'

interface LatticeSize {
  /** Basic grids along each side; units are 2 × 2 of them, districts 4 × 4: a multiple of 4. */
  readonly side: number
  readonly buildingsPerBasic: number
  readonly requests: number
}

const cellDegrees = 1e-3
const west = 120
const south = 32
const startMs = Date.UTC(2026, 0, 1)

const onLattice = (value: number): number => Math.round(value * 1e7) / 1e7

const rectangle = (x: number, y: number, width: number, height: number): Polygon => {
  const [w, s, e, n] = [west + x, south + y, west + x + width, south + y + height].map(onLattice) as [
    number,
    number,
    number,
    number,
  ]
  return {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  }
}

const point = (x: number, y: number): Point => ({
  type: 'Point',
  coordinates: [onLattice(west + x), onLattice(south + y)],
})

/**
 * A street of equal squares: small where a test wants to know every figure, and as large as it is asked to be.
 * Has one of everything that the database keeps.
 */
export const latticeStreet = (
  id: string,
  { side, buildingsPerBasic, requests }: LatticeSize = { side: 4, buildingsPerBasic: 2, requests: 20 },
): StreetDataset => {
  const streetId = id as StreetId
  const cells = Array.from({ length: side * side }, (_, i) => ({ x: i % side, y: Math.floor(i / side) }))
  const districtOf = (x: number, y: number) =>
    `${id}D${pad(1 + Math.floor(x / 4) + Math.floor(y / 4) * (side / 4), 2)}` as GridCode
  const unitOf = (x: number, y: number) =>
    `${id}${pad(1 + Math.floor(x / 2) + Math.floor(y / 2) * (side / 2), 3)}` as GridCode
  const basicOf = (x: number, y: number) => `${unitOf(x, y)}${pad(1 + (x % 2) + 2 * (y % 2), 3)}` as GridCode
  const units = unique(cells.map(({ x, y }) => ({ code: unitOf(x, y), parent: districtOf(x, y) })))
  const districts = unique(units.map(({ parent }) => ({ code: parent, parent: null })))
  const buildings = cells.flatMap(({ x, y }, cell) =>
    Array.from({ length: buildingsPerBasic }, (_, i) => {
      const at = cellDegrees / (buildingsPerBasic + 1)
      return {
        id: (cell * buildingsPerBasic + i + 1) as BuildingId,
        compoundId: i === 0 ? ((cell + 1) as CompoundId) : null,
        name: i === 0 ? `楼 "${cell}" \\ ' {a,b}` : null,
        use: 'residential' as const,
        floors: 6,
        households: 10,
        residents: 28,
        geometry: rectangle(x * cellDegrees + at * (i + 0.6), y * cellDegrees + 1e-4, at * 0.5, 3e-4),
        basicCode: basicOf(x, y),
      }
    }),
  )
  return {
    street: {
      id: streetId,
      name: '方格街道',
      countyName: '方格县',
      boundary: rectangle(0, 0, side * cellDegrees, side * cellDegrees),
      synthetic: true,
      attribution: '示范数据（虚构）',
      // Later than all that happened.
      asOfMs: startMs + 40 * 86_400_000,
      householdsCounted: true,
    },
    plan: { id: `${id}-2026-1` as PlanId, name: '2026-1', status: 'published', effectiveFrom: '2026-01-01' },
    grids: [
      ...districts.map(({ code }) => ({
        code,
        level: 'district' as const,
        parentCode: null,
        name: `片区${code.slice(-2)}`,
        geometry: null,
      })),
      ...units.map(({ code, parent }) => ({
        code,
        level: 'unit' as const,
        parentCode: parent,
        name: `单元${code.slice(-3)}`,
        geometry: null,
      })),
      ...cells.map(({ x, y }) => ({
        code: basicOf(x, y),
        level: 'basic' as const,
        parentCode: unitOf(x, y),
        name: `基础${x}-${y}`,
        geometry: rectangle(x * cellDegrees, y * cellDegrees, cellDegrees, cellDegrees),
      })),
    ],
    roads: [
      {
        id: 1,
        name: '方格路',
        roadClass: 'primary',
        geometry: {
          type: 'LineString',
          coordinates: [point(0, 2e-3), point(4e-3, 2e-3)].map((p) => p.coordinates),
        },
        bridge: false,
        tunnel: false,
        layer: 0,
        walkable: true,
        privateAccess: false,
      },
    ],
    landscape: [
      { id: 1, kind: 'gate', name: null, geometry: point(5e-4, 5e-4), passable: true },
      {
        id: 2,
        kind: 'water',
        name: '方塘',
        geometry: { type: 'MultiPolygon', coordinates: [rectangle(1e-4, 8e-4, 1e-4, 1e-4).coordinates] },
        passable: null,
      },
    ],
    compounds: cells.map(({ x, y }, i) => ({
      id: (i + 1) as CompoundId,
      name: `小区${i + 1}`,
      geometry: rectangle(x * cellDegrees + 5e-5, y * cellDegrees + 5e-5, 9e-4, 9e-4),
      walled: i % 2 === 0,
      propertyCompany: i % 3 === 0 ? null : '方格物业',
      rating: i % 3 === 0 ? null : 'gold',
      unmanaged: i % 3 === 0,
      fallbackPlan: i % 3 === 0,
    })),
    buildings,
    organizations: [
      {
        id: 1 as OrganizationId,
        level: 'street',
        gridCode: null,
        name: '方格街道党工委',
        location: point(1e-3, 1e-3),
        establishedOn: '2020-07-01',
      },
      ...districts.map(({ code }, i) => ({
        id: (i + 2) as OrganizationId,
        level: 'district' as const,
        gridCode: code,
        name: `党总支${i + 1}`,
        location: point(1e-3, 1e-3),
        establishedOn: '2020-07-01',
      })),
    ],
    posts: [
      {
        id: 1,
        organizationId: 1 as OrganizationId,
        gridCode: null,
        kind: 'secretary',
        planned: 1,
        filled: 1,
        dutyPhone: '000-0000',
      },
      ...units.map(({ code }, i) => ({
        id: i + 2,
        organizationId: null,
        gridCode: code,
        kind: 'grid-lead' as const,
        planned: 1,
        filled: i % 2,
        dutyPhone: null,
      })),
    ],
    places: units.slice(1).map(({ code }, i) => ({
      id: (i + 1) as PlaceId,
      kind: 'centre',
      status: 'operating',
      name: `服务中心${i + 1}`,
      gridCode: code,
      location: point((i % side) * cellDegrees + 1e-4, 1e-4),
      floorAreaM2: 300,
      services: ['社保医保', '警医邮, "一站"'],
      sixHave: { site: true, staff: false },
      grade: 2,
    })),
    bodies: [{ id: 1, kind: 'enterprise', name: '方格公司', location: point(2e-4, 2e-4), coverage: null }],
    requests: Array.from({ length: requests }, (_, i) => request(i, cells[i % cells.length], basicOf)),
    problems: [
      { severity: 'warning', code: 'sample', source: 'way/1', detail: { n: 1 }, location: point(1e-4, 1e-4) },
    ],
    truth: {
      clusters: [],
      gaps: [{ rule: 'CENTRE-1', gridCode: units[0]?.code ?? null, missing: 'centre' }],
    },
  }
}

const request = (
  i: number,
  cell: { x: number; y: number } = { x: 0, y: 0 },
  basicOf: (x: number, y: number) => GridCode,
): ServiceRequest => {
  const createdAtMs = startMs + i * 1_500_000
  return {
    id: (i + 1) as RequestId,
    category: i % 2 === 0 ? 'livelihood' : 'dispute',
    location: point(cell.x * cellDegrees + 3e-4, cell.y * cellDegrees + 4e-4),
    basicCode: basicOf(cell.x, cell.y),
    createdAtMs,
    events: requestStages.map((stage, n) => ({
      stage,
      atMs: createdAtMs + n * 3_600_000,
      solved: stage === 5 ? true : null,
      satisfied: stage === 5 ? i % 3 > 0 : null,
    })),
  }
}

const pad = (n: number, digits: number): string => String(n).padStart(digits, '0')

const unique = <T extends { readonly code: GridCode }>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [item.code, item])).values(),
]
