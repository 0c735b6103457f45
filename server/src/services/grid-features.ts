import type { GridLevel } from '@wangge/geodata'
import type { FeatureRow, PropertyValue } from '../db/queries/features.ts'
import type { GridShape } from './plan-shapes.ts'
import type { RequestFacts } from './requests/request-facts.ts'
import type { FactNode, StreetFacts } from './street-facts.ts'

const tints = 5

/** A district's place among its siblings, from 1, again from 1 after 5; grids below share their district's. */
const tintOf = (facts: StreetFacts, node: FactNode): number => {
  const [district] = facts.tree.pathTo(node.code)
  const order = facts.tree.childrenOf(null).findIndex((it) => it.code === district?.code)
  return (Math.max(order, 0) % tints) + 1
}

const hasCentre = (facts: StreetFacts, node: FactNode): boolean => {
  if (node.level === 'unit') return facts.unitsWithCentre.has(node.code)
  return node.sums.centres > 0
}

const describeGrid = (
  facts: StreetFacts,
  requests: RequestFacts,
  node: FactNode,
  shape: GridShape,
  where: { streetId: string; planId: string },
): Record<string, PropertyValue> => ({
  code: node.code,
  name: node.name,
  level: node.level,
  parent_code: node.parentCode,
  street_id: where.streetId,
  plan_id: where.planId,
  tint: tintOf(facts, node),
  households: node.sums.households,
  residents: node.sums.residents,
  buildings: node.sums.buildings,
  area_m2: Math.round(node.sums.areaM2),
  // The same for every role, so that tiles can be shared; whoever may see single requests has them by themselves.
  requests_30d: requests.suppressed.has(node.code) ? null : requests.countOf(node.code),
  has_organization: node.organizationName !== null,
  organization_name: node.organizationName,
  has_center: hasCentre(facts, node),
  label_lon: shape.label[0] ?? null,
  label_lat: shape.label[1] ?? null,
  children: facts.tree.childrenOf(node.code).length,
})

/** Grids of one level in order of their code. */
export const gridFeatures = (
  facts: StreetFacts,
  requests: RequestFacts,
  shapes: ReadonlyMap<string, GridShape>,
  level: GridLevel,
  where: { streetId: string; planId: string },
): FeatureRow[] => {
  const rows: FeatureRow[] = []
  for (const node of facts.tree.nodes.values()) {
    const shape = shapes.get(node.code)
    if (node.level !== level || shape === undefined) continue
    rows.push({
      key: node.code,
      geometry: shape.geometry,
      properties: describeGrid(facts, requests, node, shape, where),
    })
  }
  return rows
}

const organizationKind = { district: 'general-branch', unit: 'branch', basic: 'group' } as const

/** Key: `<rule>.<code>`. The shape is the grid's own. */
export const gapFeatures = (
  facts: StreetFacts,
  shapes: ReadonlyMap<string, GridShape>,
  where: { streetId: string; planId: string },
): FeatureRow[] => {
  const rows: FeatureRow[] = []
  for (const gap of facts.gaps) {
    const shape = shapes.get(gap.code)
    if (shape === undefined) continue
    rows.push({
      key: `${gap.rule}.${gap.code}`,
      geometry: shape.geometry,
      properties: {
        rule: gap.rule,
        level: gap.level,
        code: gap.code,
        name: gap.name,
        street_id: where.streetId,
        plan_id: where.planId,
        missing: gap.missing,
        organization_kind: gap.missing === 'organization' ? organizationKind[gap.level] : null,
        source: 'P2',
        label_lon: shape.label[0] ?? null,
        label_lat: shape.label[1] ?? null,
      },
    })
  }
  return rows.toSorted((a, b) => (a.key < b.key ? -1 : 1))
}
