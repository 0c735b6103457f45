import type { Covered, FarthestWalk, PlaceCoverage } from '@wangge/geodata'
import { formatCount, formatShare, formatSpeed } from '../format.ts'
import type { ProvenanceText } from '../provenance.ts'

/** What every walked figure was computed with. */
export interface WalkInputs {
  readonly minutes: number
  readonly speedMps: number
  /** Centres that cover. */
  readonly centres: number
  readonly estimated: boolean
}

const inputs = ({ centres, estimated }: WalkInputs): string =>
  `步行路网；${estimated ? '估算' : '登记'}户数；启用的服务中心 ${centres} 处`

const limit = ({ minutes, speedMps }: WalkInputs): string =>
  `${minutes} 分 × ${formatSpeed(speedMps)} 米/秒 = ${formatCount(minutes * 60 * speedMps)} 米`

const circle = 'P2“完善5分钟区域化党群服务圈布局”；'

/** “Where from?” for the walked figures. */
export const walkProvenance = {
  cover: (w: WalkInputs, place: PlaceCoverage, covered: Covered): ProvenanceText => ({
    formula: `${formatCount(covered.households)} ÷ ${formatCount(place.households)} 户 = ${formatShare(covered.share, 0.95)}%`,
    method: `从每栋建筑最近的路走到最近的中心门口，${limit(w)} 以内算走得到；中心离路的那一段也算`,
    inputs: inputs(w),
    rule: `${circle}95% 与速度为设定值，P2 未写`,
  }),
  residents: (w: WalkInputs, covered: Covered): ProvenanceText => ({
    formula: `${formatCount(covered.residents)} 人`,
    method: `${limit(w)} 以内走得到中心的建筑上的人数相加，只有合计数`,
    inputs: inputs(w),
    rule: '现场惯例，文件未规定',
  }),
  own: (w: WalkInputs, covered: Covered): ProvenanceText => ({
    formula: `${formatCount(covered.byOwn)} + ${formatCount(covered.byNeighbour)} = ${formatCount(covered.households)} 户`,
    method: '走得到的住户按最近的中心分：中心属于本网格的，和属于邻格的',
    inputs: inputs(w),
    rule: 'P2：每个单元设党群服务中心（规则 CENTRE-1）',
  }),
  farthest: (w: WalkInputs, { metres, seconds }: FarthestWalk): ProvenanceText => ({
    formula: `${formatCount(metres)} 米 ÷ ${formatSpeed(w.speedMps)} 米/秒 = ${formatCount(seconds)} 秒`,
    method: '各栋有人住的建筑到最近中心的步行距离，取最长的',
    inputs: inputs(w),
    rule: '现场惯例，文件未规定',
  }),
  nearest: (w: WalkInputs, households: number, meanSeconds: number): ProvenanceText => ({
    formula: `${formatCount(households)} 户，平均走 ${formatCount(meanSeconds)} 秒`,
    method: '看每户最近的是哪处中心，取户数最多的那处；时间为这些住户的平均',
    inputs: inputs(w),
    rule: '现场惯例，文件未规定',
  }),
  unreachable: (w: WalkInputs, households: number): ProvenanceText => ({
    formula: `${formatCount(households)} 户`,
    method: '楼旁的路与任何中心都不相通，或 150 米内没有路',
    inputs: inputs(w),
    rule: '多半是路的数据缺一段，请先核对地图',
  }),
  gap: (w: WalkInputs, households: number): ProvenanceText => ({
    formula: `${formatCount(households)} 户`,
    method: `沿路 ${limit(w)} 走不到任何中心的住户，楼相距不到 50 米的连成一处，大路、河、铁路隔开`,
    inputs: inputs(w),
    rule: `${circle}空白的画法为现场惯例`,
  }),
  probe: (w: WalkInputs, households: number): ProvenanceText => ({
    formula: `${formatCount(households)} 户`,
    method: `从这一点走到最近的路，再沿路走，${limit(w)} 以内的建筑相加`,
    inputs: `步行路网；${w.estimated ? '估算' : '登记'}户数`,
    rule: 'P2“5分钟区域化党群服务圈”；速度为设定值',
  }),
  trial: (w: WalkInputs, households: boolean, now: number | null, before: number): ProvenanceText => ({
    formula: `${formatCount(now)} − ${formatCount(before)} ${households ? '户' : '处'}`,
    method: `把这处中心放到新位置，重新走一遍全街道（${limit(w)}），与原处相减`,
    inputs: inputs(w),
    rule: '试算，不改方案',
  }),
  site: (w: WalkInputs, gained: number, shareOfRest: number): ProvenanceText => ({
    formula: `+${formatCount(gained)} 户，占此前走不到的 ${formatShare(shareOfRest)}%`,
    method: `沿路 ${limit(w)} 内、现有中心和排在前面的几处都走不到的住户`,
    inputs: inputs(w),
    rule: '选址为建议；P2 只要求五分钟圈，没有写放在哪里',
  }),
  siting: (w: WalkInputs, total: number, bound: number, candidates: number): ProvenanceText => ({
    formula: `+${formatCount(total)} 户，任何选法最多 +${formatCount(bound)} 户`,
    method: `${formatCount(candidates)} 处候选各走 ${limit(w)}，先找好的组合，再算出上限；两数相等即为最优`,
    inputs: inputs(w),
    rule: '选址为建议；P2 只要求五分钟圈，没有写放在哪里',
  }),
}
