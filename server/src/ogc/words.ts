import type { CollectionId } from './collection.ts'

export interface Words {
  readonly zh: string
  readonly en: string
  /** One sentence, both languages, for people who meet the data in another program. */
  readonly about: string
}

/** The machine interface's own words: what QGIS, GDAL and the HTML pages show. */
export const collectionWords: Readonly<Record<CollectionId, Words>> = {
  streets: { zh: '街道', en: 'Streets', about: '街道办事处的全部辖区。The whole area of a street office.' },
  districts: {
    zh: '片区网格',
    en: 'District grids',
    about:
      '街道按主要道路划分的片区，由基础网格合成。First level below the street, dissolved from basic grids.',
  },
  units: {
    zh: '单元网格',
    en: 'Unit grids',
    about:
      '片区的组成部分，约一个居委会大小，由基础网格合成。Parts of a district, dissolved from basic grids.',
  },
  'basic-grids': {
    zh: '基础网格',
    en: 'Basic grids',
    about: '最小的网格，三级网格的边界都以它为准。The smallest grids; all boundaries are theirs.',
  },
  'service-centers': {
    zh: '党群服务阵地',
    en: 'Service centres',
    about: '会客厅、党群服务中心、服务站。Halls, centres and stations.',
  },
  'service-areas': {
    zh: '服务圈（步行）',
    en: 'Service areas (walked)',
    about:
      '沿步行路网 5、10、15 分钟可达的范围，默认步速 1.0 米/秒；method=radius 为直线半径，属近似。Within a walk of 5, 10, 15 minutes along the walking network, at 1.0 m/s unless speed_mps says otherwise; method=radius gives straight circles, an approximation.',
  },
  'coverage-gaps': {
    zh: '服务盲区',
    en: 'Coverage gaps',
    about:
      '有人居住、步行 5 分钟（或 minutes 所指）到不了任何党群服务中心的片块，户数多的在前。Inhabited areas outside every centre’s walked circle, most households first.',
  },
  'request-hotspots': {
    zh: '诉求分布（六边形）',
    en: 'Requests per hexagon',
    about:
      'H3 第 10 级单元的诉求件数、密度与热点等级（Gi*，按户数比较），默认最近 90 天；不足 5 件的单元并入上级。Counts, density and hot spots (Gi*, compared by households) per H3 cell over the last 90 days; cells under 5 are rolled into their parent.',
  },
  'organization-gaps': {
    zh: '组织与阵地空白点',
    en: 'Blank spots',
    about:
      '没有相应党组织的网格（ORG-1），没有党群服务中心的单元（CENTRE-1）。Grids without their organisation, units without a centre.',
  },
  organizations: {
    zh: '党组织',
    en: 'Organisations',
    about: '街道、片区、单元、基础四级党组织。Of all four levels.',
  },
  posts: {
    zh: '岗位',
    en: 'Posts',
    about:
      '岗位的编制数与到岗数，不含任何个人；位置取所属组织驻地。Posts planned and filled, nobody’s name; drawn at their organisation’s seat.',
  },
  places: {
    zh: '阵地与用房',
    en: 'Places',
    about: '全部阵地，含社区用房与“六有”。All places, with their six-have.',
  },
  compounds: {
    zh: '小区',
    en: 'Compounds',
    about: '住宅小区与物业评级。Residential compounds and their rating.',
  },
  bodies: {
    zh: '两新组织与共建单位',
    en: 'Bodies',
    about:
      '非公企业、社会组织及其党建覆盖方式，共建单位。Enterprises and social organisations with how party work covers them; partner units.',
  },
  buildings: {
    zh: '楼栋',
    en: 'Buildings',
    about: '楼栋的户数与人数，不含任何个人信息。Households and residents as counts; nobody’s data.',
  },
  roads: { zh: '道路', en: 'Roads', about: '道路与步行道。Roads and paths.' },
  landscape: {
    zh: '地貌地物',
    en: 'Landscape',
    about: '水面、绿地、铁路、围墙、大门等。Water, green, railways, walls, gates.',
  },
  requests: {
    zh: '群众诉求',
    en: 'Requests',
    about: '诉求的类别、时间与环节，不含来电人信息。Category, time and stage; never who asked.',
  },
}
