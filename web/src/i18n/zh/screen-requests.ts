import { formatCount, formatShare } from '../format.ts'
import type { ProvenanceText } from '../provenance.ts'
import type { HourFact, RateFact, StageFact } from '../screen-facts.ts'
import { spokenShare } from './screen-share.ts'

const short = (stage: string): string => stage.slice(2)
const stem = (name: string): string => name.replace(/(片区|单元)$/, '')
const amount = (value: number): string => (value >= 10 ? formatCount(value) : value.toFixed(1))
const times = (ratio: number): string => (Math.floor(ratio * 10 + 1e-9) / 10).toFixed(1)

const span = (from: number, to: number, hours: number): string =>
  to === hours && from === 0
    ? hours === 24
      ? '全天'
      : '到现在'
    : to === hours && hours < 24
      ? `${from} 点以后，`
      : `${from} 点到 ${to} 点，`

/** The panel of requests. */
export const screenRequests = {
  scope: (place: string | null, days: string | null) =>
    [place, days].filter((part) => part !== null).join(' · '),
  days: (day: { name: string; isToday: boolean } | null, hours: number) =>
    day === null
      ? '近 30 天'
      : hours === 24
        ? `${day.name} 全天`
        : `${day.isToday ? '今日' : day.name} 0 时至 ${hours} 时`,
  title: (of: 'today' | 'day' | 'month', { made, stage }: { made: number; stage: string | null }) => {
    const when = { today: '今天', day: '当日', month: '近 30 天' }[of]
    const count = made === 0 ? '没有来件' : ` ${formatCount(made)} 件`
    return `${when}${count}，${stage === null ? '没有未结的' : `积在${short(stage)}的最多`}`
  },
  overdueUnit: '件逾期',
  overdueAt: (stage: string) => `${stage}逾期`,
  trend: (found: HourFact): string => {
    switch (found.kind) {
      case 'none':
        return found.hours === 0 ? '刚过零点' : '到现在没有来件，平日也少'
      case 'plain':
        return `${found.hours === 24 ? '全天' : `到 ${found.hours} 点`} ${formatCount(found.made)} 件，平日 ${amount(found.usual)} 件`
      case 'more':
        return found.share >= 1
          ? `${span(found.from, found.to, found.hours)}是平日的 ${times(found.share + 1)} 倍`
          : `${span(found.from, found.to, found.hours)}比平日多${spokenShare(found.share)}`
      case 'fewer':
        return `${span(found.from, found.to, found.hours)}比平日少${spokenShare(found.share)}`
    }
  },
  usual: '平日同时段',
  hoursLabel: (today: readonly number[], usual: readonly number[]) =>
    `每小时来件：${today.map((count, hour) => `${hour} 时 ${count}`).join('，')}；平日全天 ${amount(usual.reduce((sum, count) => sum + count, 0))} 件`,
  live: (overdue: number | null, most: { name: string; count: number } | null): string =>
    overdue === null
      ? '少于 5 件，随上级显示'
      : overdue === 0
        ? '没有逾期的'
        : most === null
          ? `${formatCount(overdue)} 件逾期`
          : `${formatCount(overdue)} 件逾期，${formatCount(most.count)} 件停在${short(most.name)}`,
  noPlace: '网格以外',
  isNew: '新到',
  stands: (stage: string) => short(stage),
  overdueIn: (stage: string) => `${short(stage)}逾期`,
  overdueBy: (hours: number) => (hours < 48 ? `${Math.floor(hours)} 时` : `${Math.floor(hours / 24)} 天`),
  ranking: (names: readonly [string, string], rates: readonly [number, number], mean: number | null) => {
    const isClose = rates[1] > rates[0] * 0.95
    const both = isClose ? `${stem(names[0])}、${stem(names[1])}` : stem(names[0])
    const ratio = mean === null || mean === 0 ? null : (isClose ? rates[1] : rates[0]) / mean
    return ratio === null || ratio < 1.1 ? `${both}最密` : `${both}最密，是全部的 ${times(ratio)} 倍`
  },
  rankingNote: (mean: string | null) =>
    `近 30 天每千户诉求，件${mean === null ? '' : `；竖线为全部 ${mean} 件`}`,
  empty:
    '这条街道还没有诉求。在“诉求”工作台录入或导入 12345 的表，或由热线系统按 Open311 接入，这里就有数字。',
  notes: {
    stages: (isDay: boolean) =>
      `前六步为现在停在各步的件，含此前来的；第七步为${isDay ? '当日' : '30 天内'}来件中已结的；斜纹逾期（P2 七步闭环）`,
    stagesBrief: '前六步含此前来的件，第七步只计当日来件；斜纹逾期',
    rates: '近 30 天，线左端为 80%；限值为设定值，文件未写',
    trend: '平日为此前 28 天平均',
    ranking: '不到 100 户的不排；地点只到基础网格，少于 5 件并入单元',
  },
  provenance: {
    stage: ({ stage, name, count, overdue }: StageFact, days: string): ProvenanceText => ({
      formula: `${formatCount(count)} 件停在“${name}”，其中逾期 ${formatCount(overdue)} 件`,
      method:
        stage === 7
          ? `${days}来件中已经结案的`
          : '每件按最后进入的阶段计一次，此前来而仍未结的也算；办结限期已过而未结的为逾期',
      inputs: '本处全部来件的流转记录',
      rule: `P2 七步闭环的第 ${stage} 步；限期为设定值`,
    }),
    rate: ({ rate, yes, among, share, limit }: RateFact): ProvenanceText => ({
      formula: `${formatCount(yes)} ÷ ${formatCount(among)} 件${share === null ? '' : ` = ${formatShare(share, limit)}%`}，限 ${Math.round(limit * 100)}%`,
      method: {
        response: '限期内签收（进入责任派单）的件 ÷ 已签收，或未签收而限期已到的件',
        resolution: '最后一次回访说已解决的件 ÷ 最后一次回访答了这一问的件',
        satisfaction: '最后一次回访说满意的件 ÷ 最后一次回访答了这一问的件',
      }[rate],
      inputs: '近 30 天来件',
      rule: `${Math.round(limit * 100)}% 为设定值，文件未写数字`,
    }),
    per1000: (total: number, households: number): ProvenanceText => ({
      formula: `${formatCount(total)} 件 ÷ ${formatCount(households)} 户 × 1,000`,
      method: '近 30 天来件数 ÷ 网格户数，按千户计；不到 100 户的网格不排',
      inputs: '近 30 天来件、建筑户数',
      rule: '现场惯例，文件未规定',
    }),
  },
}
