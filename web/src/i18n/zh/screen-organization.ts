import type { Registers } from '../../api/registers.ts'
import { formatCount } from '../format.ts'
import type { ProvenanceText } from '../provenance.ts'
import type {
  OrganizationFact,
  PostCount,
  Rating,
  RatingCounts,
  SixHaveFact,
  SixItemFact,
} from '../screen-facts.ts'

const six = { site: '场所', facilities: '设施', sign: '标志', rules: '制度', funds: '经费', staff: '人员' }
const ratingName = { gold: '金牌', silver: '银牌', yellow: '黄牌', red: '红牌' }
const none: Readonly<Record<string, string>> = {
  street: '党工委',
  district: '总支',
  unit: '支部',
  basic: '小组',
  centre: '中心',
}

const kinds = (found: OrganizationFact): { name: string; count: number }[] =>
  (['street', 'district', 'unit', 'basic', 'centre'] as const)
    .map((key) => ({ name: none[key] ?? '', count: found[key] }))
    .filter(({ count }) => count > 0)

/** The panel of organisation. */
export const screenOrganization = {
  scope: (place: string) => `${place === '' ? '' : `${place} · `}四级，按名录现状`,
  title: (found: OrganizationFact | null): string =>
    found === null
      ? '组织名录尚未录入'
      : found.total === 0
        ? '各级组织和中心都齐全'
        : `${formatCount(found.total)} 处空白：${kinds(found)
            .map(({ name, count }) => `${name} ${formatCount(count)}`)
            .join('，')}`,
  titleShort: (found: OrganizationFact | null): string => {
    if (found === null) return '组织名录尚未录入'
    const [most, second] = kinds(found).toSorted((a, b) => b.count - a.count)
    if (most === undefined) return '各级组织和中心都齐全'
    return second === undefined
      ? `还有 ${formatCount(most.count)} 处空白，都缺${most.name}`
      : `${formatCount(found.total)} 处空白，${most.name}占 ${formatCount(most.count)}`
  },
  noOrganizations: '这条街道还没有组织名录。录入四级组织后，这里才说齐不齐。',
  six,
  sixTitle: (found: SixHaveFact): string =>
    found.kind === 'nobody-looked'
      ? '六有还没有查看'
      : found.missing.length === 0
        ? '六有齐全'
        : found.missing.length > 2
          ? `六有缺 ${found.missing.length} 项`
          : `六有缺${found.missing.map((item) => six[item]).join('、')}`,
  nobodyLooked: (operating: number) =>
    operating === 0 ? '没有启用的中心和会客厅。' : `${formatCount(operating)} 处阵地没有人查看过六有。`,
  rating: { gold: '金', silver: '银', yellow: '黄', red: '红' },
  ratingName,
  ratingTitle: ({ gold, silver, yellow, red }: RatingCounts): string =>
    gold + silver + yellow + red === 0
      ? '物业尚无评级'
      : red > 0
        ? `红牌 ${formatCount(red)} 个小区`
        : yellow > 0
          ? `黄牌 ${formatCount(yellow)} 个小区`
          : '物业没有黄红牌',
  noRatings: (compounds: number) =>
    compounds === 0 ? '没有小区名录。' : `${formatCount(compounds)} 个小区没有本季评级。`,
  postsTitle: (posts: readonly PostCount[], onRecord: number): string => {
    const open = posts.reduce((sum, { planned, filled }) => sum + Math.max(0, planned - filled), 0)
    return onRecord === 0 ? '岗位尚未录入' : open === 0 ? '岗位都到位' : `岗位缺 ${formatCount(open)} 人`
  },
  posts: '岗位到岗',
  post: {
    secretary: '书记',
    cadre: '片区干部',
    advisor: '指导员',
    'grid-lead': '网格长',
    'grid-worker': '网格员',
    'basic-lead': '基础网格长',
  },
  place: { hall: '会客厅', centre: '服务中心', station: '服务站点', 'community-rooms': '社区用房' },
  grades: '一、二、三类',
  grade: { 1: '一类阵地', 2: '二类阵地', 3: '三类阵地' },
  bodies: '两新覆盖',
  unmanaged: '无人管理有兜底',
  blankKind: (rule: 'ORG-1' | 'CENTRE-1', level: 'district' | 'unit' | 'basic') =>
    rule === 'CENTRE-1' ? '无服务中心' : `无党${none[level] ?? ''}`,
  blankNames: (names: readonly string[], all: number) =>
    `${names.map((name) => name.replace(/(片区|单元)$/, '')).join('、')}${all > names.length ? ` 等 ${formatCount(all)} 处` : ''}`,
  notes: {
    organization: '斜纹为空白点：每级各设组织，单元设中心（P2）',
    six: (looked: number) => (looked === 0 ? '' : `六有查了 ${formatCount(looked)} 处阵地（P2）`),
    ratings: '物业本季评级（P2）',
  },
  provenance: {
    level: (name: string, expected: number, present: number | null): ProvenanceText => ({
      formula: `${formatCount(present)} / ${formatCount(expected)} 个${name}`,
      method: '每个网格对应一个组织，没有的记为空白点；本处及其下各级网格都数',
      inputs: '组织名录、现行方案的网格',
      rule: 'P2 四级组织架构（规则 ORG-1）；YJ“扫盲填空”',
    }),
    six: ({ item, looked, present, missing }: SixItemFact): ProvenanceText => ({
      formula: `${formatCount(present)} / ${formatCount(looked)} 处有${six[item]}`,
      method:
        missing.length === 0
          ? '启用的中心和会客厅中，有人查看过这一项的都有'
          : `缺的是：${missing.slice(0, 4).join('、')}${missing.length > 4 ? ` 等 ${missing.length} 处` : ''}`,
      inputs: '场所名录的六有登记；没有人查看过的不算有，也不算缺',
      rule: 'P2 六有：场所、设施、标志、制度、经费、人员（规则 PLACE-1）；CS 另有一套',
    }),
    rating: (rating: Rating, counts: RatingCounts, compounds: number): ProvenanceText => ({
      formula: `${ratingName[rating]} ${formatCount(counts[rating])} 个，未评 ${formatCount(counts.unrated)} 个，共 ${formatCount(compounds)} 个小区`,
      method: '有物业公司的小区按本季评级计数；按小区的位置归网格',
      inputs: '小区名录',
      rule: 'P2：小区物业按季评金牌、银牌、黄牌、红牌（规则 COMPOUND-1）',
    }),
    fact: (
      kind: 'posts' | 'post' | 'bodies' | 'places' | 'grades' | 'unmanaged',
      label: string,
      value: number | null,
      of: number | null,
      registers: Registers,
    ): ProvenanceText => ({
      formula: `${label} ${formatCount(value)}${of === null ? '' : ` / ${formatCount(of)}`}`,
      method: {
        posts: '各类岗位的到岗人数 ÷ 应设人数；只记岗位，不记姓名',
        post: '本类岗位的到岗人数 ÷ 应设人数；只记岗位，不记姓名',
        bodies: '以五种方式之一覆盖的两新组织：单独组建、区域联建、行业统建、挂靠、指导员派驻',
        places: '数位于本处、正在使用的场所，候选的不算',
        grades: `启用的中心和会客厅按类别计数，未定类 ${formatCount(registers.grades.none)} 处`,
        unmanaged: '登记为无人管理的小区中，有兜底方案的',
      }[kind],
      inputs: {
        posts: '岗位名录',
        post: '岗位名录',
        bodies: '两新组织名录；共建单位不算',
        places: '场所名录',
        grades: '场所名录',
        unmanaged: '小区名录',
      }[kind],
      rule: {
        posts: 'P2：片区干部 8–10 人，单元设网格长、网格员、指导员（规则 STAFF-1、STAFF-2）',
        post: 'P2：片区干部 8–10 人，单元设网格长、网格员、指导员（规则 STAFF-1、STAFF-2）',
        bodies: 'CS、YJ（规则 NEW-1）',
        places: 'P2“一区一核”、单元党群服务中心；CS 站点；P3 社区用房',
        grades: 'CS：分一类、二类、三类，不达标的动态清零',
        unmanaged: 'P2：无人管理小区要有兜底（规则 COMPOUND-1）',
      }[kind],
    }),
  },
}
