import type { PlaceLevel, RequestCategory, RequestStage } from '@wangge/geodata'
import type { ChildFigures, Overview } from '../../api/overview.ts'
import type { RateKey } from '../finding.ts'
import { areaParts, dateParts, formatCount, formatShare, formatSpeed } from '../format.ts'
import type { ProvenanceText } from '../provenance.ts'
import { terms } from './terms.ts'

const householdInput = (overview: Overview): string =>
  overview.street.householdsCounted
    ? `${formatCount(overview.figures.buildings)} 栋建筑上的登记户数`
    : `${formatCount(overview.figures.buildings)} 栋建筑的占地、层数和用途（估算，不是登记）`

const requestWindow = ({ requests }: Overview): string => {
  const [from, to] = [dateParts(requests.from), dateParts(Date.parse(requests.to) - 1)]
  return `${from.month} 月 ${from.day} 日至 ${to.month} 月 ${to.day} 日的来件，按来件时间计`
}

/** Fewer than five are not told, also for a month gone by. */
const previousCount = ({ requests }: Overview): string =>
  requests.previousTotal !== null && requests.previousTotal < 5
    ? '少于 5 件'
    : `${formatCount(requests.previousTotal)} 件`

const dataDay = ({ requests }: Overview): string => {
  const { month, day } = dateParts(Date.parse(requests.to) - 1)
  return `${month} 月 ${day} 日`
}

const limitRule = (percent: number): string => `${percent}% 为设定值，文件未写数字`

/** “Where from?” for every figure of the panel. */
export const provenance = {
  households: (o: Overview): ProvenanceText => ({
    formula: `${formatCount(o.figures.households)} 户`,
    method: '把网格内每栋建筑的户数相加；建筑归属按方案中的网格',
    inputs: householdInput(o),
    rule: '现场惯例，文件未规定；不存任何住户的姓名、电话、证件号',
  }),
  residents: (o: Overview): ProvenanceText => ({
    formula: `${formatCount(o.figures.residents)} 人`,
    method: '把网格内每栋建筑的人数相加，只有合计数，没有个人信息',
    inputs: householdInput(o),
    rule: '现场惯例，文件未规定',
  }),
  buildings: (o: Overview): ProvenanceText => ({
    formula: `${formatCount(o.figures.buildings)} 栋`,
    method: '数归属于本网格的建筑；基础网格不切楼，一栋只归一格',
    inputs: '建筑轮廓图层',
    rule: '规则 TILE-1（P2“横向到边、纵向到底”）',
  }),
  compounds: (o: Overview): ProvenanceText => ({
    formula: `${formatCount(o.figures.compounds)} 个`,
    method: '数中心点落在本网格内的小区',
    inputs: '小区图层',
    rule: 'P2：小区物业按季评级',
  }),
  area: (o: Overview): ProvenanceText => {
    const { value, unit } = areaParts(o.figures.areaM2)
    return {
      formula: `${value} ${terms.unit[unit]}`,
      method: '以当地米制坐标逐格相加；上级面积等于下级之和',
      inputs: `${formatCount(o.figures.grids.basic)} 个基础网格的边界`,
      rule: '规则 TILE-1：不重、不漏',
    }
  },
  share: (o: Overview, minutes: number): ProvenanceText => {
    const found = o.service.minutes.find((entry) => entry.minutes === minutes)
    return {
      formula: `${formatCount(found?.households ?? null)} ÷ ${formatCount(o.figures.households)} 户 = ${formatShare(found?.share ?? null, 0.95)}%`,
      method: `沿步行路网，从每栋建筑最近的路走到最近一处启用的服务中心门口，≤ ${formatCount(minutes * 60 * o.service.speedMps)} 米（${minutes} 分 × ${formatSpeed(o.service.speedMps)} 米/秒）`,
      inputs: `${householdInput(o)}；服务中心 ${formatCount(o.figures.places.centre)} 处；步行路网`,
      rule: 'P2“完善5分钟区域化党群服务圈布局”；95% 为设定值（规则 CENTRE-2），P2 未写比例',
      ...(found === undefined || found.claimedByRadius === null
        ? {}
        : {
            other: `直线 ${formatCount(minutes * 60 * o.service.speedMps)} 米会说 ${formatCount(found.claimedByRadius)} 户（近似），其中 ${formatCount(found.deniedByWalk)} 户走不到`,
          }),
    }
  },
  denied: (o: Overview, minutes: number): ProvenanceText => {
    const found = o.service.minutes.find((entry) => entry.minutes === minutes)
    return {
      formula: `${formatCount(found?.deniedByWalk ?? null)} ÷ ${formatCount(found?.claimedByRadius ?? null)} 户`,
      method: `直线圈以服务中心为圆心、${formatCount(minutes * 60 * o.service.speedMps)} 米为半径（近似）；圈里沿路走 ${minutes} 分到不了任何中心的，记为走不到`,
      inputs: `${householdInput(o)}；服务中心 ${formatCount(o.figures.places.centre)} 处；步行路网`,
      rule: '直线会穿过围墙、河道和铁路，所以 P2 的五分钟圈按走的算，不按直线算',
    }
  },
  childShare: (_o: Overview, child: ChildFigures): ProvenanceText => ({
    formula: `${formatShare(child.share5, 0.95)}%，共 ${formatCount(child.households)} 户`,
    method: '本网格五分钟走得到的户数 ÷ 本网格全部户数；沿路走 300 米以内（1.0 米/秒），邻格的中心也算',
    inputs: '建筑户数、启用的服务中心、步行路网',
    rule: 'P2“5分钟区域化党群服务圈”；95% 为设定值',
  }),
  requestsTotal: (o: Overview): ProvenanceText => ({
    formula: `${formatCount(o.requests.total)} 件，前 30 天 ${previousCount(o)}`,
    method: '按来件时间计数，与紧邻的前 30 天比较',
    inputs: requestWindow(o),
    rule: '少于 5 件不单独显示，随上级显示',
  }),
  open: (o: Overview): ProvenanceText => ({
    formula: `${formatCount(o.requests.open)} 件未结`,
    method: '数最后一步还没到“严格结案”的件，更早来件而仍未结的也算',
    inputs: `截至 ${dataDay(o)} 的全部来件`,
    rule: 'P2 七步闭环：全时响应至严格结案',
  }),
  overdue: (o: Overview): ProvenanceText => ({
    formula: `${formatCount(o.requests.overdue)} 件逾期`,
    method: '来件已满 7 天而未结的件',
    inputs: `截至 ${dataDay(o)} 的全部来件`,
    rule: '时限为设定值，文件未写数字',
  }),
  stage: (o: Overview, stage: RequestStage): ProvenanceText => {
    const found = o.requests.byStage.find((entry) => entry.stage === stage)
    return {
      formula: `${formatCount(found?.count ?? null)} 件停在“${terms.stage[stage]}”，其中逾期 ${formatCount(found?.overdue ?? null)} 件`,
      method: '每件按最后进入的阶段计一次；前六步含更早来件而仍未结的，第七步只计近 30 天来件',
      inputs: `截至 ${dataDay(o)} 的来件`,
      rule: `P2 七步闭环的第 ${stage} 步`,
    }
  },
  category: (o: Overview, category: RequestCategory): ProvenanceText => {
    const found = o.requests.byCategory.find((entry) => entry.category === category)
    return {
      formula: `${formatCount(found?.count ?? null)} 件，共 ${formatCount(o.requests.total)} 件`,
      method: '按受理类别计数',
      inputs: requestWindow(o),
      rule: 'P2“全科职责”六类，另加物业服务、民生服务、矛盾纠纷',
    }
  },
  rate: (o: Overview, key: RateKey, limit: number): ProvenanceText => ({
    formula: `${formatShare(o.requests.rates[key], limit)}%，限 ${Math.round(limit * 100)}%`,
    method: {
      response: '24 小时内派单的件 ÷ 已派单或已满 24 小时的件',
      resolution: '回访确认已解决的件 ÷ 已回访的件',
      satisfaction: '回访表示满意的件 ÷ 已回访的件',
      onTime: '7 天内办结的件 ÷ 已办结或已满 7 天的件',
    }[key],
    inputs: requestWindow(o),
    rule: limitRule(Math.round(limit * 100)),
  }),
  medianHours: (o: Overview): ProvenanceText => ({
    formula: o.requests.medianHours === null ? '—' : `${o.requests.medianHours.toFixed(1)} 小时`,
    method: '从来件到严格结案的小时数，取中位数',
    inputs: requestWindow(o),
    rule: '现场惯例，文件未规定',
  }),
  organization: (o: Overview, level: PlaceLevel): ProvenanceText => {
    const found = o.figures.organizations[level]
    return {
      formula: `${formatCount(found.present)} / ${formatCount(found.expected)} 个${terms.organization[level]}`,
      method: '每个网格对应一个组织，没有的记为空白点',
      inputs: '组织名录、现行方案的网格',
      rule: 'P2 四级组织架构（规则 ORG-1）',
    }
  },
  blanks: (o: Overview): ProvenanceText => ({
    formula: `${formatCount(o.figures.organizations.gaps.length)} 处`,
    method: '缺组织的网格（ORG-1）与没有服务中心的单元（CENTRE-1）合计',
    inputs: '组织名录、场所名录、现行方案的网格',
    rule: 'P2；YJ“扫盲填空”',
  }),
  bodies: (o: Overview): ProvenanceText => ({
    formula: `${formatCount(o.figures.bodies.covered)} / ${formatCount(o.figures.bodies.total)} 家`,
    method: '以五种方式之一覆盖的两新组织：单独组建、区域联建、行业统建、挂靠、指导员派驻',
    inputs: '两新组织名录',
    rule: 'CS、YJ（规则 NEW-1）',
  }),
  posts: (o: Overview): ProvenanceText => ({
    formula: `${formatCount(o.figures.posts.filled)} / ${formatCount(o.figures.posts.planned)} 个岗位`,
    method: '到岗数 ÷ 应设岗位数；只记岗位，不记姓名',
    inputs: '岗位名录',
    rule: 'P2：片区任职干部 8–10 人，单元设网格长、网格员、指导员（规则 STAFF-1、STAFF-2）',
  }),
  places: (o: Overview): ProvenanceText => ({
    formula: `会客厅 ${o.figures.places.hall}，中心 ${o.figures.places.centre}，站点 ${o.figures.places.station}`,
    method: '数位于本网格、正在使用的场所；候选场所另计',
    inputs: '场所名录',
    rule: 'P2“一区一核”、单元党群服务中心',
  }),
}
