import type { Overview } from '../../api/overview.ts'
import type { CoverageRow } from '../../api/coverage.ts'
import type { ServiceFinding, SpreadFinding } from '../finding.ts'
import { formatCount, formatShare } from '../format.ts'
import type { ProvenanceText } from '../provenance.ts'
import type { GapsFact } from '../screen-facts.ts'
import { spokenShare } from './screen-share.ts'

const stem = (name: string): string => name.replace(/(片区|单元)$/, '')
const longestPair = 8

const metres = (o: Overview): string => formatCount(300 * o.service.speedMps)
const homes = (o: Overview): string =>
  `${formatCount(o.figures.buildings)} 栋建筑${o.street.householdsCounted ? '上的登记户数' : '推算的户数（估算）'}`

/** The panel of coverage. */
export const screenCoverage = {
  scope: (place: string | null, speed: string) =>
    `${place === null ? '' : `${place} · `}沿路步行 ${speed} 米/秒 · 按户计`,
  title: (found: ServiceFinding): string => {
    switch (found.kind) {
      case 'no-network':
        return '还没有步行路网，算不出谁走得到'
      case 'no-households':
        return '没有住户数，算不出覆盖'
      case 'no-centre':
        return '还没有启用的服务中心，谁也走不到'
      case 'reached':
        return found.share === 1
          ? '全部住户五分钟走得到'
          : `五分钟走得到的住户，到了 ${Math.round(found.limit * 100)}% 的设定限`
      case 'short': {
        const { share } = found
        if (share === 0) return '没有一户五分钟走得到'
        if (share >= 0.5 && share < 0.55) return '五分钟走得到的住户，刚过一半'
        if (share >= 0.45 && share < 0.5) return '五分钟走得到的住户，不到一半'
        return `五分钟走得到的住户${share < 0.5 ? '只有' : '有'}${spokenShare(share)}`
      }
    }
  },
  inside: '走得到',
  all: '共',
  claimed: '按直线走得到',
  rowUnit: '户',
  stem,
  /** Around two figures: the share that the straight line claims, and the households it has wrongly. */
  claim: ['直线会说 ', '，多算了 '] as readonly [string, string],
  noneDenied: '直线圈内的住户，户户都走得到',
  limit: (percent: number) => `限 ${percent}%`,
  spread: (found: SpreadFinding): string => {
    switch (found.kind) {
      case 'none':
        return '下级网格没有住户数'
      case 'all-reached':
        return `${found.count} 个下级网格都到了限值`
      case 'even':
        return `下级网格相差不大，都在${spokenShare(found.share)}上下`
      case 'spread':
        return found.worstShare === 0
          ? `${stem(found.best)}最好，${stem(found.worst)}一户也走不到`
          : `${stem(found.best)}最好，${stem(found.worst)}只有${spokenShare(found.worstShare)}`
    }
  },
  gaps: ({ shown, held, all }: GapsFact): string =>
    all === 0
      ? '没有五分钟走不到的住户'
      : shown === 0
        ? `${formatCount(all)} 户零星走不到，不成片`
        : shown === 1
          ? `走不到的住户，${spokenShare(held / all)}在一处`
          : held >= all
            ? `${shown} 处空白，就是走不到的全部住户`
            : `前${['', '', '两', '三', '四', '五'][shown] ?? ` ${shown} `}处空白，占走不到住户的${spokenShare(held / all)}`,
  gapWhere: (names: readonly string[]): string => {
    const [first = '无名处', second] = names.map(stem)
    if (second === undefined) return first
    const pair = `${first}—${second}`
    return [...pair].length <= longestPair + 1
      ? pair
      : names.length > 2 && [...first].length <= longestPair
        ? `${first}等 ${names.length} 处`
        : first
  },
  rest: (count: number | null) => (count === null ? '其余零星' : `其余 ${formatCount(count)} 处`),
  notes: {
    share: '五分钟内沿路走得到的户数 ÷ 全部户数。依据 P2“5分钟区域化党群服务圈”；95% 为设定值，文件未写',
    shareBrief: '走得到的户数 ÷ 全部户数（P2）；95% 为设定值',
    straight: '直线 300 米为近似，会穿过围墙、河道和铁路',
    gap: (attribution: string, counted: boolean) =>
      `路网、建筑 ${attribution}；${counted ? '登记户数' : '户数为估算'}`,
  },
  provenance: {
    claimed: (o: Overview): ProvenanceText => {
      const found = o.service.minutes.find(({ minutes }) => minutes === 5)
      const claimed = found?.claimedByRadius ?? null
      return {
        formula: `${formatCount(claimed)} ÷ ${formatCount(o.figures.households)} 户`,
        method: `以服务中心为圆心、${metres(o)} 米为半径画圆（近似），圆里的户数 ÷ 全部户数`,
        inputs: `${homes(o)}；服务中心 ${formatCount(o.figures.places.centre)} 处`,
        rule: '直线会穿过围墙、河道和铁路，P2 的五分钟圈按走的算；此数只作对照',
        other: `沿路走 ${metres(o)} 米是 ${formatCount(found?.households ?? null)} 户`,
      }
    },
    band: (o: Overview, index: number, households: number): ProvenanceText => ({
      formula: `${formatCount(households)} ÷ ${formatCount(o.figures.households)} 户`,
      method: `每户按走到最近中心的分钟数归入一段，这里是 ${['5 分以内', '5 分以上、10 分以内', '10 分以上、15 分以内', '15 分以上或没有路'][index] ?? ''}`,
      inputs: `${homes(o)}；服务中心 ${formatCount(o.figures.places.centre)} 处；步行路网`,
      rule:
        ['P2 五分钟圈', '10 分为现场惯例，文件未写', 'YJ“一刻钟便民服务圈”', '在一刻钟圈（YJ）以外'][index] ??
        '',
    }),
    child: (row: CoverageRow): ProvenanceText => ({
      formula: `${formatCount(row.covered)} ÷ ${formatCount(row.households)} 户 = ${formatShare(row.share, 0.95)}%`,
      method: '本网格五分钟走得到的户数 ÷ 本网格全部户数；邻格的中心也算；浅色为十分钟',
      inputs: '建筑户数、启用的服务中心、步行路网',
      rule: 'P2“5分钟区域化党群服务圈”；95% 为设定值（规则 CENTRE-2）',
      ...(row.radius.claimed > 0
        ? {
            other: `直线圈会说 ${formatCount(row.radius.claimed)} 户（近似），其中 ${formatCount(row.radius.denied)} 户走不到`,
          }
        : {}),
    }),
    gap: (households: number, all: number): ProvenanceText => ({
      formula: `${formatCount(households)} 户，占走不到的 ${formatCount(all)} 户的 ${formatShare(all === 0 ? null : households / all)}%`,
      method:
        '五分钟走不到任何中心的住户，楼相距不到 50 米的连成一处，大路、河、铁路隔开；只数本处所列网格里的',
      inputs: '建筑户数、启用的服务中心、步行路网',
      rule: 'P2“完善5分钟区域化党群服务圈布局”；空白的画法为现场惯例',
    }),
    gapRest: (rest: { count: number | null; households: number }, all: number): ProvenanceText => ({
      formula: `${formatCount(all)} − ${formatCount(all - rest.households)} = ${formatCount(rest.households)} 户`,
      method: '全部走不到的住户减去上面列出的几处；不到 10 户的零星空白也在内',
      inputs: '建筑户数、启用的服务中心、步行路网',
      rule: 'P2“完善5分钟区域化党群服务圈布局”；空白的画法为现场惯例',
    }),
  },
}
