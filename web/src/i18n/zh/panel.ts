import { formatCount, formatSpeed } from '../format.ts'

/** The right-hand panel about the chosen place. */
export const panel = {
  sections: { place: '概况', service: '服务', requests: '诉求', organization: '组织' },
  sectionsLabel: '跳到',
  place: {
    households: '户',
    residents: '人',
    buildings: '栋建筑',
    compounds: '个小区',
    area: '面积',
    estimated: '估算',
    grids: (district: number, unit: number, basic: number) =>
      [
        district > 0 ? `${district} 片区` : '',
        unit > 0 ? `${unit} 单元` : '',
        basic > 0 ? `${basic} 基础网格` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    code: '编码',
  },
  service: {
    kicker: '五分钟党群服务圈',
    approximate: '近似',
    method: (speed: number) => `沿路步行，${formatSpeed(speed)} 米/秒，按户计`,
    inside: (minutes: number) => `${minutes} 分走得到`,
    band: ['5 分以内', '5–10 分', '10–15 分', '15 分以外'],
    bandsLabel: '住户按步行分钟数分布',
    radius: (metres: number, minutes: number) =>
      `直线 ${formatCount(metres)} 米（${minutes} 分）与沿路步行比`,
    claimed: '直线圈内',
    denied: '其中走不到',
    open: '打开步行圈',
    openWhy: '换分钟和速度、看空白、点图试走、拖动中心',
    households: (inside: number, all: number) => `${formatCount(inside)} 户，共 ${formatCount(all)} 户`,
    limit: (percent: number) => `限 ${percent}%`,
    limitSet: '设定值',
    ranking: (level: string) => `${level}五分钟走得到的住户`,
    order: '从低到高',
    more: (count: number) => `还有 ${count} 个`,
    fewer: '收起',
    empty: '户数为零或没有导入。导入建筑与户数后，这里才有数字。',
    noNetwork: '这条街道的数据里没有能走的路。导入道路后，这里才有数字；不按直线代替。',
    noCentre: (candidates: number) =>
      candidates > 0
        ? `有 ${candidates} 处候选场所（民用设施点），启用后才算服务圈。`
        : '没有服务中心，也没有候选场所。',
  },
  requests: {
    kicker: '诉求',
    window: (from: string, to: string) => `${from} 至 ${to}`,
    open: '未结',
    overdue: '逾期',
    medianHours: '办结用时中位数',
    hours: (hours: number) => (hours >= 48 ? `${(hours / 24).toFixed(1)} 天` : `${hours.toFixed(1)} 小时`),
    byDay: '每天来件',
    byHour: '按钟点',
    byCategory: '按类别',
    byStage: '七个阶段',
    overdueCount: (count: number) => `${count} 件逾期`,
    ratesScale: '圆点左端为 70%',
    limit: (percent: number) => `限 ${percent}`,
    limitsSet: '限值均为设定值，文件未写数字',
    dayTip: (day: string, count: number) => `${day}　${count} 件`,
    hourTip: (hour: number, count: number) => `${hour} 时　${count} 件`,
    hourAxis: (hour: number) => `${hour} 时`,
    suppressed: '为保护当事人，少于 5 件的网格不单独显示，数字并入上级。',
    empty: '地图提取里没有诉求。接入 12345 或本街道的诉求表之后，这里才有数字。',
    chartDays: (from: string, to: string, peakDay: string, peak: number) =>
      `${from}至${to}每天来件；${peakDay}最多，${peak} 件`,
    chartHours: (peakHour: number, peak: number) => `一天 24 小时的来件；${peakHour} 时最多，${peak} 件`,
  },
  organization: {
    kicker: '组织与阵地',
    completeness: '四级组织',
    cell: (name: string, present: number, expected: number) => `${name}：应有 ${expected}，已有 ${present}`,
    blanks: '空白点',
    noBlanks: '没有空白点',
    showOnMap: (name: string) => `在地图上看${name}`,
    bodies: '两新组织有党的工作',
    posts: '岗位到岗',
    of: (part: number, all: number) => `${formatCount(part)} / ${formatCount(all)}`,
    empty: '地图提取里没有组织和岗位。导入组织表之后，这里才有数字。',
  },
  children: { kicker: '下级网格', requests: '诉求', households: '户', gaps: '空白' },
  source: {
    lead: '数字从哪里来',
    households: (estimated: boolean): string =>
      estimated ? '户数按建筑占地、层数、用途估算' : '户数为建筑上的登记合计',
    share: '沿路走得到的户数 ÷ 全部户数；95% 为设定值，P2 未写数字',
    requests: '近 30 天按来件时间计；少于 5 件并入上级',
    organization: '每级各设其组织、单元有中心（P2）；斜纹为空白',
    data: (time: string, plan: string) => `数据 ${time} · 方案 ${plan}`,
  },
  provenance: {
    title: (label: string) => `${label}从哪里来`,
    method: '算法',
    inputs: '输入',
    rule: '依据',
    other: '另一算法',
    data: '数据时间',
    open: (label: string) => `${label}，看出处`,
  },
}
