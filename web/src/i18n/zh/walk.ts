import { formatCount, formatShare, formatSpeed } from '../format.ts'
import type {
  CoverFinding,
  GapFinding,
  ProbeFinding,
  Proof,
  SitePlace,
  SiteReason,
  SitingFinding,
  TrialFinding,
} from '../walk-finding.ts'

const numerals: Readonly<Record<number, string>> = { 5: '五', 10: '十', 15: '十五' }
const spoken = (minutes: number): string => `${numerals[minutes] ?? ` ${minutes} `}分钟`

const siteNames: Readonly<Record<SitePlace['kind'], string>> = {
  place: '一处现有场所',
  building: '一处建筑出入口',
  node: '一处路口',
}
const siteName = ({ kind, name, grid }: SitePlace): string => name ?? `${grid ?? ''}${siteNames[kind]}`

const findings = {
  cover: (found: CoverFinding): string => {
    switch (found.kind) {
      case 'no-households':
        return '没有住户数，算不出谁走得到'
      case 'no-centre':
        return '还没有启用的服务中心，谁也走不到'
      case 'all':
        return `全部住户${spoken(found.minutes)}走得到服务中心`
      case 'reached':
        return `${spoken(found.minutes)}走得到的住户占百分之 ${formatShare(found.share)}`
      case 'short':
        return `${formatCount(found.outside)} 户${spoken(found.minutes)}走不到服务中心`
    }
  },
  gap: (found: GapFinding): string => {
    switch (found.kind) {
      case 'none':
        return `没有空白：家家${spoken(found.minutes)}走得到`
      case 'largest':
        return `最大的空白${found.where === '' ? '' : `在${found.where}一带`}：${formatCount(found.households)} 户${spoken(found.minutes)}走不到`
      case 'small':
        return `只剩${found.count === null ? '' : ` ${found.count} 处`}零星空白，共 ${formatCount(found.households)} 户`
    }
  },
  probe: (found: ProbeFinding): string =>
    found.kind === 'nobody'
      ? '走得到的范围里没有住户'
      : `从这里${spoken(found.minutes)}走得到 ${formatCount(found.households)} 户`,
  trial: (found: TrialFinding): string => {
    switch (found.kind) {
      case 'same':
        return '走得到的户数没有变'
      case 'more':
        return `挪到这里，多 ${formatCount(found.change)} 户${spoken(found.minutes)}走得到`
      case 'fewer':
        return `挪到这里，少 ${formatCount(found.change)} 户${spoken(found.minutes)}走得到`
      case 'off-network':
        return '这里附近没有路，放不下中心'
    }
  },
  siting: (found: SitingFinding): string => {
    switch (found.kind) {
      case 'nothing':
        return '再加也没有用：没有一处候选能让更多住户走得到'
      case 'one':
        return `放在${found.where}，多 ${formatCount(found.gained)} 户${spoken(found.minutes)}走得到`
      case 'several':
        return `再加 ${found.count} 处，多 ${formatCount(found.gained)} 户${spoken(found.minutes)}走得到`
    }
  },
  reason: (reason: SiteReason): string =>
    reason.kind === 'only'
      ? `别处替不了它：没有它，${formatCount(reason.alone)} 户走不到`
      : reason.by === 0
        ? `换到${reason.than}也一样多`
        : `换到次好的${reason.than}，会少 ${formatCount(reason.by)} 户`,
  proof: ({ proven, gap }: Proof): string =>
    proven ? '已证明最优' : `离最优最多差 ${(Math.ceil(gap * 1000 - 1e-9) / 10).toFixed(1)}%`,
}

const failures: Readonly<Record<string, string>> = {
  'no-network': '这条街道的数据里没有能走的路，算不出步行圈。导入道路之后才有。',
  'walk-data-unavailable': '步行路网没有取到。',
  'worker-failed': '本机的计算中断了。',
}

const refusals: Readonly<Record<string, string>> = {
  'point-outside-street': '这里在街道外面，数据只到街道界',
  'point-in-water': '这里是水面，没有路',
  'too-far-from-network': '这里离最近的路超过 150 米',
  'no-network': '这条街道的数据里没有能走的路',
  'bad-point': '这个位置读不出来',
  'area-too-large': '范围太大，画不出来',
}

const sitingFailures: Readonly<Record<string, string>> = {
  'k-too-large': '要加的处数比候选还多，请少加几处或换一种候选。',
  'no-candidates': '这里没有这一种候选。',
  'no-demand': '这里没有走不到的住户，不必再加。',
  'siting-too-large': '要比的太多，规定时间里算不完。请减少分钟、换一种候选，或进到一个网格里找。',
  'no-network': '这条街道的数据里没有能走的路。',
  'too-busy': '服务器正在替别人找，请稍后再试。',
  network: '连不上服务器，请稍后再试。',
}

/** The panel of walking circles. */
export const walk = {
  name: '步行圈',
  enterWhy: '步行圈：换分钟和速度、看空白、点图试走（W）',
  findings,
  kicker: '谁走得到',
  controls: '走多久、走多快',
  minutes: '分钟',
  speed: '速度',
  speeds: { 0.8: '慢行', 1: '默认', 1.2: '', 1.4: '' } as Readonly<Record<number, string>>,
  speedValue: (speedMps: number) => `${formatSpeed(speedMps)} 米/秒`,
  reach: (minutes: number, speedMps: number) =>
    `${minutes} 分 × ${formatSpeed(speedMps)} 米/秒 = 沿路 ${formatCount(minutes * 60 * speedMps)} 米`,
  circles: '圈',
  legendCircles: (speedMps: number) => `沿路步行 · ${formatSpeed(speedMps)} 米/秒`,
  legendGaps: (minutes: number, speedMps: number) =>
    `${minutes} 分走不到的住户 · ${formatSpeed(speedMps)} 米/秒`,
  circleShapes: { united: '合成一片', 'by-centre': '各中心' },
  at: (minutes: number, speedMps: number) => `${minutes} 分 · ${formatSpeed(speedMps)} 米/秒`,

  opening: '正在读取步行路网',
  openingWhy: '路网只取一次；之后换分钟、换速度、拖中心都在本机算，不再等服务器',
  computing: '正在算步行圈',
  failed: (code: string): string => failures[code] ?? '步行圈没能算出来。',

  share: (minutes: number) => `${minutes} 分走得到`,
  residents: '走得到的人',
  own: '去本格的中心',
  neighbour: '去邻格的中心',
  farthest: '最远一户要走',
  walkTime: (seconds: number) => {
    const whole = Math.round(seconds)
    return whole < 60
      ? `${whole} 秒`
      : `${Math.floor(whole / 60)} 分 ${String(whole % 60).padStart(2, '0')} 秒`
  },
  nearest: '最多住户就近去的中心，平均走',
  nearestOwn: '（本格）',
  nearestNeighbour: '（邻格）',
  unreachable: '没有路走到任何中心',
  householdsOf: (count: number) => `${formatCount(count)} 户`,
  ranking: (level: string, minutes: number) => `各${level} ${minutes} 分走得到的住户 · 从低到高`,

  gaps: '走不到的地方',
  gapsSub: (minutes: number, speedMps: number, households: number) =>
    `${minutes} 分 · ${formatSpeed(speedMps)} 米/秒 · 共 ${formatCount(households)} 户走不到`,
  gapWhere: (name: string, others: number) =>
    others === 0 ? name : `${name.replace(/单元$/, '')}等 ${others + 1} 个单元`,
  gapWalk: (name: string, seconds: number) => `到${name}平均 ${walkMinutes(seconds)}`,
  gapNoWay: '没有路走到任何中心',
  gapOthers: (count: number, households: number, least: number) =>
    `另有 ${count} 处不足 ${least} 户，共 ${formatCount(households)} 户`,
  gapUnit: '户',
  moreGaps: (count: number) => `还有 ${count} 处`,
  gapRank: (rank: number) => `第 ${rank} 大空白`,
  gapList: '空白，从多到少；上下键移动，回车在图上看',
  noGapsWhy: '这不等于服务够好，只说明按这个速度都走得到。',

  problems: (count: number) => `${count} 处场所的位置有问题`,
  problem: {
    'centre-on-island': '门口的路与别处不通，圈只在这一小片',
    'centre-off-network': '150 米内没有路，没有圈',
  },
  showOnMap: (name: string) => `在地图上看${name}`,

  probe: '从这里走',
  probeClose: '收起',
  probeFrom: (metres: number) => `先走 ${formatCount(metres)} 米到最近的路`,
  probeIsland: '这里的路与别处不通',
  probeColumns: { minutes: '分钟', households: '户', residents: '人', centres: '中心', grids: '网格' },
  probeCentres: (names: string) => `15 分钟走得到 ${names}`,
  probeNoCentre: '15 分钟走不到任何中心',
  probeGrids: '15 分钟走到的网格',
  probePlaces: (count: number) => `等 ${count} 处`,
  probeMore: (count: number) => `等 ${count} 格`,
  refused: (code: string): string => refusals[code] ?? `这里算不了（${code}）`,

  trial: '试挪中心',
  trialWhy: '只在这一屏试，什么也没有保存；按当前的分钟和速度算。',
  trialBack: '放回原处',
  trialNow: '现在',
  trialBefore: '原来',
  trialChange: '相差',
  trialCovered: '走得到的户',
  trialGaps: '空白有几处',
  trialList: '也可以在图上直接拖动，或从这里用键盘挪',
  trialMove: (name: string) => `挪动${name}`,
  trialPick: '挪动',
  trialHint: '松手或回车放下，Esc 放回；方向键 10 米，Shift 50 米',

  siting: '再加一处，放哪里最好',
  sitingAdd: '加几处',
  sitingFewer: '少加一处',
  sitingMore: '多加一处',
  sitingSites: '候选',
  siteKinds: { places: '现有公共场所', buildings: '建筑出入口', nodes: '街道路口' },
  sitingRun: '开始找',
  sitingStop: '停止',
  sitingStopped: '已停止，没有得出结果。',
  sitingWhere: (name: string) => `在${name}里找`,
  sitingStages: {
    reach: '在算每处候选走得到谁',
    reduce: '在去掉不必比的候选',
    search: '在找最好的组合',
    bound: '在算最多能增加多少户',
    solve: '在证明没有更好的',
  } as Readonly<Record<string, string>>,
  sitingBest: (households: number) => `目前最好 +${formatCount(households)} 户`,
  sitingBound: (households: number) => `最多 +${formatCount(households)} 户`,
  sitingGained: (households: number) => `+${formatCount(households)} 户`,
  sitingBefore: '现在',
  sitingAfter: '加了以后',
  sitingCandidates: (count: number) => `比过 ${formatCount(count)} 处候选`,
  sitingOutdated: '条件已改，下面是按原条件找的',
  sitingFailed: (code: string): string => sitingFailures[code] ?? `没有找到结果（${code}）。`,
  siteName,
  siteBeside: (kind: SitePlace['kind']) => `同格另${siteNames[kind]}`,

  hints: {
    probe: '单击 看从这里走多远',
    drag: '拖动中心 试挪',
    leave: 'Esc 退一步',
  },
  source: {
    cover: '沿路走得到的户数 ÷ 全部户数；从最近的路量到中心门口',
    gaps: '走不到的住户连成的地块，大路、河、铁路隔开',
    siting: '逐一算过每处候选，再算出最多还能增加多少户',
    limit: '95% 为设定值，P2 未写数字；速度为设定值',
  },
}

/** Rounded up: who walks more than the limit is never told the limit. */
const walkMinutes = (seconds: number): string => `${(Math.ceil(seconds / 6) / 10).toFixed(1)} 分`
