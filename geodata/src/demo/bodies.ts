import type { Body, PlantedGap } from '../model/dataset.ts'
import type { BodyKind, PartyCoverage } from '../model/kinds.ts'
import { doorOf } from './doors.ts'
import type { GridPlan } from './grids.ts'
import type { PlaceNames } from './names.ts'
import { toPoint } from './plane.ts'
import type { Prng } from './prng.ts'
import type { Town } from './town.ts'

const trades = [
  '商贸有限公司',
  '餐饮店',
  '物流公司',
  '装饰公司',
  '药店',
  '超市',
  '电子商务公司',
  '家政公司',
  '汽修厂',
  '培训学校',
  '酒店',
  '服装厂',
]
const societies = [
  '养老服务中心',
  '志愿者协会',
  '商会',
  '体育协会',
  '社工站',
  '书画协会',
  '民办幼儿园',
  '行业协会',
]

/** 两新组织 and partner units, each at a door; those that party work does not reach are listed. */
export const settleBodies = (
  town: Town,
  plan: GridPlan,
  names: PlaceNames,
  prng: Prng,
): { bodies: Body[]; gaps: PlantedGap[] } => {
  const bodies: Body[] = []
  const gaps: PlantedGap[] = []
  const doors = prng.shuffled(
    town.buildings.flatMap((b, i) =>
      b.homes === 0 && b.use !== 'other' ? [i] : b.use === 'mixed' ? [i] : [],
    ),
  )
  const add = (kind: BodyKind, name: string, coverage: PartyCoverage | null, building: number): void => {
    bodies.push({ id: bodies.length + 1, kind, name, location: toPoint(doorOf(town, building)), coverage })
    if (coverage === null)
      gaps.push({ rule: 'NEW-1', gridCode: plan.basicOf[building]?.code ?? null, missing: 'coverage' })
  }
  const blanks = 13
  for (let k = 0; k < 130; k += 1) {
    const building = doors[k]
    if (building === undefined) break
    const enterprise = k < 98
    const name = names.next('stem') + prng.pick(enterprise ? trades : societies)
    // ZY's town: about a fifth on their own, the rest joint, attached or visited.
    const coverage: PartyCoverage | null =
      k % 10 === 3 && k < blanks * 10
        ? null
        : ((['own', 'joint-area', 'joint-trade', 'attached', 'advisor'] as const)[
            prng.weighted([22, 34, 16, 18, 10])
          ] ?? 'advisor')
    add(enterprise ? 'enterprise' : 'social-organization', name, coverage, building)
  }
  for (const landmark of town.landmarks) {
    if (landmark.kind === 'park' || landmark.kind === 'temple' || bodies.length >= 155) continue
    const id = bodies.length + 1
    bodies.push({
      id,
      kind: 'partner',
      name: landmark.name,
      location: toPoint(landmark.point),
      coverage: 'own',
    })
  }
  return { bodies, gaps }
}
