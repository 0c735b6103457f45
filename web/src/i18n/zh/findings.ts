import type {
  CategoryFinding,
  DayFinding,
  DeniedFinding,
  HourFinding,
  OrganizationFinding,
  RateFinding,
  ServiceFinding,
  SpreadFinding,
  StageFinding,
  VolumeFinding,
} from '../finding.ts'
import { formatCount, formatShare } from '../format.ts'
import { terms } from './terms.ts'

const of100 = (share: number): number => Math.round(share * 100)

/** Titles that say what the figures say. */
export const findings = {
  service: (found: ServiceFinding): string => {
    switch (found.kind) {
      case 'no-network':
        return '还没有步行路网，算不出谁走得到'
      case 'no-households':
        return '没有住户数，算不出服务覆盖'
      case 'no-centre':
        return '还没有启用的服务中心'
      case 'reached':
        return found.share === 1
          ? '全部住户五分钟走得到服务中心'
          : `五分钟走得到的住户占百分之 ${formatShare(found.share)}`
      case 'short':
        return `${formatCount(found.outside)} 户五分钟走不到服务中心`
    }
  },
  denied: ({ claimed, denied }: DeniedFinding): string =>
    denied === 0
      ? `按直线算圈内有 ${formatCount(claimed)} 户，户户都走得到`
      : `按直线算圈内有 ${formatCount(claimed)} 户，其中 ${formatCount(denied)} 户其实走不到`,
  spread: (found: SpreadFinding): string => {
    switch (found.kind) {
      case 'none':
        return '下级网格没有住户数'
      case 'all-reached':
        return `${found.count} 个下级网格都到了限值`
      case 'even':
        return `下级网格相差不大，都在 ${formatShare(found.share)}% 上下`
      case 'spread':
        return `${found.best}最好，${found.worst}只有 ${formatShare(found.worstShare)}%`
    }
  },
  volume: (found: VolumeFinding): string => {
    switch (found.kind) {
      case 'no-data':
        return '还没有诉求数据'
      case 'suppressed':
        return '少于 5 件，随上级显示'
      case 'none':
        return '近 30 天没有诉求'
      case 'first':
        return `近 30 天 ${formatCount(found.total)} 件`
      case 'steady':
        return `近 30 天 ${formatCount(found.total)} 件，与前期持平`
      case 'more':
        return `近 30 天 ${formatCount(found.total)} 件，多了 ${of100(found.change)}%`
      case 'fewer':
        return `近 30 天 ${formatCount(found.total)} 件，少了 ${of100(found.change)}%`
    }
  },
  stage: (found: StageFinding): string =>
    found.kind === 'all-closed'
      ? `${formatCount(found.total)} 件全部结案`
      : found.overdue > 0
        ? `${formatCount(found.open)} 件未结，积在${terms.stage[found.stage].slice(2)}，${formatCount(found.overdue)} 件逾期`
        : `${formatCount(found.open)} 件未结，积在${terms.stage[found.stage].slice(2)}，没有逾期`,
  rate: (found: RateFinding): string => {
    switch (found.kind) {
      case 'unknown':
        return '三率还没有可算的件'
      case 'all-met':
        return '三率都到了限值'
      case 'short':
        return `三率${found.met === 0 ? '都没到限值' : ` ${found.met} 项达标`}，${terms.rate[found.worst]}差 ${found.points.toFixed(1)} 个百分点`
    }
  },
  hour: (found: HourFinding): string => `${found.from} 到 ${found.to} 时来得最多，占 ${of100(found.share)}%`,
  day: (found: DayFinding, day: string): string =>
    `${day}最多，${formatCount(found.count)} 件，平日 ${found.usual.toFixed(found.usual < 10 ? 1 : 0)} 件`,
  category: (found: CategoryFinding): string =>
    `${terms.category[found.category]}最多，占 ${of100(found.share)}%`,
  organization: (found: OrganizationFinding): string => {
    switch (found.kind) {
      case 'no-data':
        return '还没有组织数据'
      case 'complete':
        return '各级组织和中心都齐全'
      case 'blank': {
        const parts = [
          found.district > 0 ? `总支 ${found.district}` : '',
          found.unit > 0 ? `支部 ${found.unit}` : '',
          found.basic > 0 ? `小组 ${found.basic}` : '',
          found.centre > 0 ? `中心 ${found.centre}` : '',
        ].filter((part) => part !== '')
        return `还有 ${formatCount(found.total)} 处空白：${parts.join('，')}`
      }
    }
  },
}
