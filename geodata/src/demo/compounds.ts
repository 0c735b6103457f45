import type { Compound, PlantedGap } from '../model/dataset.ts'
import type { CompoundId } from '../model/ids.ts'
import type { GridPlan } from './grids.ts'
import type { PlaceNames } from './names.ts'
import { toPolygon } from './plane.ts'
import type { Prng } from './prng.ts'
import type { Town } from './town.ts'

const unitsOfWork = [
  '棉纺厂',
  '机械厂',
  '供电局',
  '粮食局',
  '化肥厂',
  '酒厂',
  '供销社',
  '农机公司',
  '邮电局',
  '水利局',
  '教师',
  '物资局',
  '百货公司',
  '建筑公司',
  '运输公司',
  '食品厂',
]

/** Names and management of the compounds: rated companies, some without a rating, some without anyone. */
export const nameCompounds = (
  town: Town,
  plan: GridPlan,
  names: PlaceNames,
  prng: Prng,
): { compounds: Compound[]; gaps: PlantedGap[] } => {
  const gaps: PlantedGap[] = []
  const companies = Array.from({ length: 14 }, () => `${names.next('stem')}物业`)
  const firstGrid = new Map<number, string>()
  town.buildings.forEach((building, i) => {
    const code = plan.basicOf[i]?.code
    if (building.compound >= 0 && code !== undefined && !firstGrid.has(building.compound))
      firstGrid.set(building.compound, code)
  })
  let unitCount = 0
  const compounds = town.compounds.map((compound, i): Compound => {
    const old = compound.kind === 'workers'
    const unmanaged = prng.chance(old ? 0.34 : compound.kind === 'tower' ? 0 : 0.07)
    const fallbackPlan = unmanaged && !prng.chance(0.3)
    const propertyCompany = unmanaged ? null : prng.pick(companies)
    const unrated = !unmanaged && prng.chance(0.05)
    const weights = old ? [1, 3, 4, 2] : compound.kind === 'tower' ? [5, 5, 2, 0.4] : [2, 5, 3, 1]
    const rating =
      unmanaged || unrated
        ? null
        : ((['gold', 'silver', 'yellow', 'red'] as const)[prng.weighted(weights)] ?? null)
    const gridCode = (firstGrid.get(i) ?? null) as PlantedGap['gridCode']
    if (unmanaged && !fallbackPlan) gaps.push({ rule: 'COMPOUND-1', gridCode, missing: 'fallback-plan' })
    if (unrated) gaps.push({ rule: 'COMPOUND-1', gridCode, missing: 'rating' })
    let name = names.next('estate')
    if (old) {
      const owner = unitsOfWork[unitCount % unitsOfWork.length] ?? '棉纺厂'
      const round = Math.floor(unitCount / unitsOfWork.length)
      name = `${owner}${round === 0 ? '' : ['二区', '三区', '四区', '五区', '南院', '北院'][(round - 1) % 6]}宿舍`
      unitCount += 1
    }
    return {
      id: (i + 1) as CompoundId,
      name,
      geometry: toPolygon(compound.ring),
      walled: true,
      propertyCompany,
      rating,
      unmanaged,
      fallbackPlan,
    }
  })
  return { compounds, gaps }
}
