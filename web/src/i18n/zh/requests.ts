import type { RequestFigure } from '../../app/requests-view.ts'
import { formatCount, formatShare } from '../format.ts'
import type { ProvenanceText } from '../provenance.ts'
import type { CellFacts, ComparisonFacts, FigureFacts, SpotPattern, SpotsFinding } from '../requests-facts.ts'

const likely = (band: number): string => `${100 - Math.abs(band)}%`
const amount = (value: number): string => (value >= 10 ? formatCount(value) : value.toFixed(1))
const hours = (value: number): string =>
  value >= 48 ? `${(value / 24).toFixed(1)} 天` : `${value.toFixed(1)} 小时`
const range = ({ from, to }: Pick<FigureFacts, 'from' | 'to'>): string => `${from} 至 ${to}来件`

const figureNames: Readonly<Record<RequestFigure, string>> = {
  response: '响应率',
  resolution: '解决率',
  satisfaction: '满意率',
  onTime: '按期办结率',
  rework: '返工率',
  open: '未结',
  overdue: '逾期',
  total: '来件',
}

const methods: Readonly<Record<RequestFigure, string>> = {
  response: '限期内签收（进入责任派单）的件 ÷ 已签收，或未签收而限期已到的件',
  resolution: '最后一次回访说已解决的件 ÷ 最后一次回访答了这一问的件',
  satisfaction: '最后一次回访说满意的件 ÷ 最后一次回访答了这一问的件',
  onTime: '限期内结案的件 ÷ 已结案，或未结而限期已到的件；延期、挂起顺延限期',
  rework: '退回会商至少一次的件 ÷ 回访过至少一次的件',
  open: '数还没到“严格结案”的件，更早来件而仍未结的也算',
  overdue: '数未结而办结限期已过的件，更早来件的也算',
  total: '按来件时间计数',
}

/** The page of requests: its frame, filters, map, timeline, hotspots, figures. */
export const requests = {
  title: (page: string) => `诉求 · ${page}`,
  filtersPane: '筛选与热点',
  panelPane: '诉求清单与统计',
  timelinePane: '时间轴',
  tabs: { list: '列表', figures: '统计', entry: '录入', import: '导入' },
  tabsLabel: '诉求面板',
  days: (count: number) => `${formatCount(count)} 天`,
  pieces: (count: number) => `${formatCount(count)} 件`,
  window: (from: string, to: string) => `${from} 至 ${to}`,
  withheld: (role: string) => `“${role}”身份看不到单件诉求：地图只画热点和网格件数，少于 5 件的不单独显示。`,
  tooMany: '这段时间的诉求超过 20 万件，地图画不下。请缩短时间，或选一个网格。',
  finding: {
    none: '这段时间没有诉求',
    some: (total: number, open: number, overdue: number) =>
      overdue > 0
        ? `${formatCount(total)} 件，逾期 ${formatCount(overdue)} 件`
        : open > 0
          ? `${formatCount(total)} 件，未结 ${formatCount(open)} 件`
          : `${formatCount(total)} 件，全部结案`,
    filtered: (shown: number, all: number) => `筛出 ${formatCount(shown)} 件，共 ${formatCount(all)} 件`,
    total: (total: number) => `${formatCount(total)} 件`,
  },
  filters: {
    kicker: '诉求',
    scope: '范围',
    down: '下一级网格',
    category: '类别',
    stage: '阶段',
    overdue: '只看逾期',
    disowned: '不归一个网格',
    disownedWhy: '落在网格外（无主），或正好在界上（双归属）',
    clear: '清除筛选',
    stageCount: (name: string, count: number, overdue: number) =>
      `${name}：${formatCount(count)} 件${overdue > 0 ? `，逾期 ${formatCount(overdue)} 件` : ''}`,
  },
  map: {
    show: '地图显示',
    points: '诉求',
    spots: '热点',
    unit: '按现在的阶段 · 每个符号一件',
    oneSign: '当时的情形 · 每个符号一件',
    open: '未结，颜色随阶段，放大有号',
    overdue: '逾期未结',
    closed: '已结',
    cluster: '多件合一，斜纹边是逾期的份额',
    openThen: '未结',
    oldThen: '未结满 7 天',
    closedThen: '已结，两天内淡出',
    spotsUnit: '比偶然多或少的把握 · 已校正',
    hot: '偏多',
    cold: '偏少',
    band: (percent: number) => `${percent}%`,
    stepOf: (from: string, to: string) => `只看 ${from} 至 ${to}`,
    clusterTip: (count: number, open: number, overdue: number) =>
      `${formatCount(count)} 件：未结 ${formatCount(open)}，逾期 ${formatCount(overdue)}`,
    clusterMore: '点开放大',
    requestTip: (stage: number, name: string) => `${stage} ${name}`,
    madeAt: (time: string) => `来件 ${time}`,
    late: '逾期',
  },
  timeline: {
    title: (total: string, days: string) => `每天来件：${days}，${total}`,
    play: '播放',
    pause: '暂停',
    back: '退一天',
    on: '进一天',
    leave: '回到现在',
    pace: '速度',
    paceOf: (days: number) => `${days} 天/秒`,
    cursor: '播放位置',
    now: '现在',
    first: '起始日',
    last: '结束日',
    move: '整段移动',
    presets: '时间范围',
    preset: { 7: '7 天', 30: '30 天', 90: '90 天', 365: '一年' } as Readonly<Record<number, string>>,
    closed: '已结',
    open: '未结',
    overdue: '逾期',
    made: '来件',
    dayTip: (day: string, total: number, open: number, overdue: number) =>
      `${day}　${formatCount(total)} 件${open > 0 ? `，未结 ${formatCount(open)}` : ''}${overdue > 0 ? `，逾期 ${formatCount(overdue)}` : ''}`,
    dayTotal: (day: string, total: number) => `${day}　${formatCount(total)} 件`,
    year: '近一年每天来件',
    keys: '空格 播放 · , . 逐天',
    empty: '这段时间没有来件',
    noHistory: '近一年没有来件。有录入权限的人可以在右边录入，或导入一张表。',
  },
  spots: {
    kicker: '热点',
    how: '怎么算的',
    finding: ({ hot, cold, first }: SpotsFinding): string =>
      hot === 0
        ? cold === 0
          ? '没有比偶然更密的地方'
          : `没有偏多的地方，${formatCount(cold)} 格偏少`
        : first === null
          ? `${formatCount(hot)} 格比偶然更密`
          : `${first}一带最密，共 ${formatCount(hot)} 格`,
    working: '正在比较各格',
    none: { 'no-requests': '这段时间没有诉求，无从比较。', 'too-few-cells': '可比的格不到三个，无从比较。' },
    cells: '格子',
    cellChoices: { h3: '六边形', basic: '基础网格' },
    size: '大小',
    sizes: { 8: '边 500 米', 9: '边 200 米', 10: '边 75 米' } as Readonly<Record<number, string>>,
    denominator: '基数',
    denominators: { households: '按住户', none: '不计住户' },
    statistic: '本格',
    statistics: { 'gi-star': '算进去', gi: '只看邻格' },
    neighbours: '邻格',
    neighbourChoices: { band: '若干米内', nearest: '最近 8 格', contiguity: '相邻' },
    history: '逐段看变化',
    historyWhy: '把这段时间分成几段，每段各自比较；播放时热点随段变化',
    listed: (count: number) => `偏多的 ${formatCount(count)} 格，最有把握的在前`,
    more: (count: number) => `还有 ${formatCount(count)} 格`,
    fewer: '收起',
    hexAt: (name: string | null) => name ?? '网格外',
    seenOf: (seen: number | null, expected: number | null) =>
      seen === null || expected === null ? '少于 5 件' : `${formatCount(seen)} / 应 ${amount(expected)}`,
    seenWhy: '本格和邻格的件数 / 应有的件数',
    pattern: {
      new: '新出现',
      intensifying: '加剧',
      persistent: '持续',
      diminishing: '减弱',
      sporadic: '时有时无',
      none: '从未显著',
    } satisfies Record<SpotPattern, string>,
    patternWhy: {
      new: '只在最近连续几段偏离',
      intensifying: '几乎每段都偏离，而且越来越甚',
      persistent: '几乎每段都偏离',
      diminishing: '几乎每段都偏离，但在减轻',
      sporadic: '有几段偏离，有几段没有',
      none: '没有一段偏离',
    } satisfies Record<SpotPattern, string>,
    sentence: (f: CellFacts): string => {
      const here =
        f.count === null ? `少于 ${f.minimum} 件，不单独显示` : ` ${f.days} 天内 ${formatCount(f.count)} 件`
      if (f.expected === null || f.seen === null || f.q === null)
        return f.households === 0 && f.byHouseholds
          ? `这一格${here}；没有住户，不按住户比较。`
          : `这一格${here}。`
      const whole = f.withSelf ? `与 ${f.neighbours} 个邻格一起看` : `只看 ${f.neighbours} 个邻格`
      const should = `${f.byHouseholds ? '按住户' : '按各格平均'}应有 ${amount(f.expected)} 件，实有 ${formatCount(f.seen)} 件`
      const verdict =
        f.band === 0
          ? '这样的差别偶然也会有，不算热点'
          : f.band > 0
            ? `偶然多到这样的概率低于 ${likely(f.band)}（已校正）`
            : `偶然少到这样的概率低于 ${likely(f.band)}（已校正）`
      return `这一格${here}；${whole}，${should}，${verdict}。`
    },
    place: (f: Pick<CellFacts, 'place' | 'isHexagon'>) =>
      f.place === null ? '网格外的一格' : f.isHexagon ? `${f.place}一带` : f.place,
    comparison: (c: ComparisonFacts): string => {
      const cells = c.isHexagon
        ? `${formatCount(c.cells)} 个六边形（边长约 ${formatCount(c.edgeM ?? 0)} 米）`
        : `${formatCount(c.cells)} 个基础网格`
      const near = {
        band: `中心相距 ${formatCount(c.metres ?? 0)} 米以内的为邻格`,
        nearest: `最近的 ${c.k ?? 0} 格为邻格`,
        contiguity: '有公共边的为邻格',
      }[c.neighbours]
      const chance = {
        households: '每件诉求落在哪一户都一样可能',
        normal: 'z 服从正态分布',
        permutation: '各格的值随意对换 9,999 次',
      }[c.chance]
      const left = [
        c.unowned > 0 ? `${formatCount(c.unowned)} 件不归一个网格` : '',
        c.cellsWithoutHouseholds > 0 && c.byHouseholds
          ? `${formatCount(c.cellsWithoutHouseholds)} 格没有住户`
          : '',
      ].filter((part) => part !== '')
      return `${cells}相比，${near}；假定${chance}。共 ${formatCount(c.requests)} 件、${formatCount(c.households)} 户${left.length > 0 ? `；未计入：${left.join('，')}` : ''}。`
    },
    terms: {
      count: '本格',
      seen: '连邻格',
      expected: '应有',
      z: 'z',
      q: 'q',
      households: '住户',
    },
    zWhy: 'Getis–Ord 标准分：高出均值几个标准差',
    qWhy: '校正后的概率：在所有判为热点的格里，误判的期望份额不超过它',
    compared: '比的是什么',
    steps: '逐段',
    stepWords: { hot: '偏多', cold: '偏少', zero: '不显著' },
    close: '关闭说明',
  },
  figures: {
    kicker: '统计',
    window: (from: string, to: string) => `${from} 至 ${to}`,
    finding: (total: number, change: number | null): string =>
      total === 0
        ? '没有来件'
        : change === null
          ? `来件 ${formatCount(total)} 件`
          : Math.abs(change) < 0.05
            ? `来件 ${formatCount(total)} 件，与上期持平`
            : `来件 ${formatCount(total)} 件，比上期${change > 0 ? '多' : '少'} ${Math.round(Math.abs(change) * 100)}%`,
    names: figureNames,
    ratesShort: (name: string, points: number) => `${name}离限值还差 ${points.toFixed(1)} 个百分点`,
    ratesMet: '三率和按期办结率都达标',
    ratesUnknown: '还没有可算的比率',
    medianHours: '办结用时中位数',
    p90Hours: '九成不超过',
    per1000: '每千户',
    hours,
    of: (yes: number, among: number) => `${formatCount(yes)} / ${formatCount(among)}`,
    listYes: '看清单',
    listNo: (count: number) => `看未达的 ${formatCount(count)} 件`,
    listAll: (count: number) => `看这 ${formatCount(count)} 件`,
    stages: '七个阶段',
    stageNote: '前六步含更早来件而仍未结的',
    grids: (level: string) => `各${level}`,
    gridColumns: {
      name: '网格',
      total: '来件',
      open: '未结',
      overdue: '逾期',
      onTime: '按期',
      per1000: '每千户',
    },
    noGrids: '这一级下面没有网格。',
    categories: '各类别',
    withheld: '当前身份看不到单件诉求，也没有这些统计。换成督查、规划或管理身份后可见。',
    source: '口径：分子、分母只数这段时间的来件；未结、逾期、阶段另含更早而仍未结的。按创建日所属网格计。',
    provenance: (f: FigureFacts): ProvenanceText => ({
      formula:
        f.share === null && f.among > 0
          ? `${formatCount(f.among)} 件`
          : `${formatCount(f.yes)} ÷ ${formatCount(f.among)} = ${formatShare(f.share)}${f.share === null ? '' : '%'}`,
      method: methods[f.figure],
      inputs: `${f.place}，${range(f)}`,
      rule: '接诉即办的通行口径；限值是设定值，文件未写数字',
    }),
    amountProvenance: (
      figure: RequestFigure,
      count: number,
      f: Omit<FigureFacts, 'figure' | 'yes' | 'among' | 'share'>,
    ) => ({
      formula: `${formatCount(count)} 件${figureNames[figure] === '来件' ? '' : figureNames[figure]}`,
      method: methods[figure],
      inputs: `${f.place}，${figure === 'total' ? range(f) : `截至 ${f.to}的全部来件`}`,
      rule: 'P2 七步闭环：全时响应至严格结案',
    }),
    hoursProvenance: (
      median: number | null,
      p90: number | null,
      f: Pick<FigureFacts, 'from' | 'to' | 'place'>,
    ): ProvenanceText => ({
      formula: `中位数 ${median === null ? '—' : hours(median)}，九成不超过 ${p90 === null ? '—' : hours(p90)}`,
      method: '从来件到严格结案的时间，挂起的也算在内：居民等了多久；精确到 ±0.05 小时',
      inputs: `${f.place}，${range(f)}中已结案的`,
      rule: '现场惯例，文件未规定',
    }),
    per1000Provenance: (
      total: number,
      households: number,
      f: Pick<FigureFacts, 'from' | 'to' | 'place'>,
    ): ProvenanceText => ({
      formula: `${formatCount(total)} 件 ÷ ${formatCount(households)} 户 × 1,000`,
      method: '来件数除以户数，乘一千；不同大小的网格可以相比',
      inputs: `${f.place}，${range(f)}；建筑户数`,
      rule: '现场惯例，文件未规定',
    }),
    stageProvenance: (
      stage: number,
      name: string,
      count: number,
      overdue: number,
      f: Pick<FigureFacts, 'to' | 'place'>,
    ): ProvenanceText => ({
      formula: `${formatCount(count)} 件停在“${name}”，其中逾期 ${formatCount(overdue)} 件`,
      method: '每件按最后进入的阶段计一次；前六步含更早来件而仍未结的，第七步只计这段时间的来件',
      inputs: `${f.place}，截至 ${f.to}`,
      rule: `P2 七步闭环的第 ${stage} 步`,
    }),
  },
  live: { live: '实时', reconnecting: '正在接通', offline: '实时中断' },
  picking: '点地图选位置',
}

/** Every language has exactly these words: a missing key is a type error. */
export type RequestMessages = typeof requests
