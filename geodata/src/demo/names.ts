import type { Cell } from './cell.ts'
import type { Prng } from './prng.ts'

/** All words here are invented; where one exists on a real map, that is chance. */
const fronts =
  '安康宁和泰福瑞锦祥云明德文昌永兴长春玉泉金石柳杏桃松竹兰梅荷菊桂槐榆青翠碧清凤龙鹤鸿翔晨曦朝阳东升南湖北苑'
const backs = '安宁和平泰福祥瑞丰盛华荣兴隆昌盛源泉溪河湖园苑庭居里坊台阁亭桥岭山林谷'
const oldLaneFronts = [
  '油坊',
  '染坊',
  '铁匠',
  '银匠',
  '豆腐',
  '竹竿',
  '草市',
  '米市',
  '鱼市',
  '布市',
  '文庙',
  '关帝庙',
  '城隍庙',
  '书院',
  '学堂',
  '县前',
  '仓后',
  '盐店',
  '当铺',
  '钟楼',
  '鼓楼',
  '南门里',
  '东门里',
  '水井',
  '双井',
  '柳树',
  '槐树',
  '石榴',
  '棋盘',
  '磨盘',
  '扁担',
  '孙家',
  '李家',
  '王家',
  '巩家',
  '颜家',
  '彭家',
  '牌坊',
  '戏台',
  '笔架',
  '灯笼',
  '打绳',
  '皮影',
  '木市',
  '麻线',
]
const industries = [
  '机械',
  '纺织',
  '食品',
  '建材',
  '化工',
  '电子',
  '罐头',
  '印刷',
  '饲料',
  '家具',
  '包装',
  '汽配',
]

const roadPools = {
  main: ['浚河路', '文泗路', '银汉路', '昌平路', '泉林路', '开元路', '安泰路', '长宁路', '承平路', '怀远路'],
  avenue: [
    '板桥路',
    '石桥路',
    '龙泉路',
    '凤鸣路',
    '青杨路',
    '观澜路',
    '迎晖路',
    '栖云路',
    '松岗路',
    '临溪路',
  ],
  east: ['滨河东路', '清源东路', '柳堤东路', '沙渠东路', '玉带东路', '新渠东路', '碧水东路'],
  river: ['浚河', '清源渠', '柳堤渠', '沙渠', '玉带河', '新渠', '碧水渠'],
} as const

type Wanted =
  | 'works'
  | 'school'
  | 'hospital'
  | 'market'
  | 'civic'
  | 'commerce'
  | 'park'
  | 'street'
  | 'lane'
  | 'alley'
  | 'estate'
  | 'stem'

/** Whose town it is: institutions carry these names. */
export interface Office {
  readonly street: string
  readonly county: string
}

export interface PlaceNames {
  readonly main: string
  readonly avenue: string
  readonly eastBank: string
  readonly westBank: string
  readonly river: string
  readonly railway: string
  /** The next unused name of a kind. */
  next(wanted: Wanted): string
}

const pair = (prng: Prng): string => {
  const front = fronts.charAt(prng.int(0, fronts.length - 1))
  const back = backs.charAt(prng.int(0, backs.length - 1))
  return front === back ? pair(prng) : front + back
}

/** A pair and one of the endings, never the same character twice in a row. */
const ended = (prng: Prng, endings: readonly string[]): string => {
  const stem = pair(prng)
  const ending = prng.pick(endings)
  return stem.endsWith(ending.charAt(0)) ? ended(prng, endings) : stem + ending
}

/** Names that run on into the next street: the main road along a row, bank roads and avenue along a column. */
export const placeNames = (cell: Cell, office: Office, prng: Prng): PlaceNames => {
  const used = new Set<string>()
  const eastIndex = cell.column % roadPools.east.length
  const eastBank = roadPools.east[eastIndex] ?? '滨河东路'
  const fresh = (make: () => string): string => {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const name = make()
      if (!used.has(name)) {
        used.add(name)
        return name
      }
    }
    const name = `${make()}${used.size}`
    used.add(name)
    return name
  }
  const laneFronts = prng.shuffled(oldLaneFronts)
  const schools = prng.shuffled([
    '第一中学',
    '实验小学',
    '第二小学',
    '实验中学',
    '明德小学',
    '职业中专',
    '第三小学',
    '外国语学校',
  ])
  const counts = new Map<Wanted, number>()
  const make = (wanted: Wanted, n: number): string => {
    switch (wanted) {
      case 'works':
        return `${pair(prng)}${prng.pick(industries)}${prng.pick(['厂', '有限公司', '公司'])}`
      case 'school':
        return `${office.county}${schools[n % schools.length] ?? '小学'}`
      case 'hospital':
        return `${office.county}${n === 0 ? '人民医院' : '中医院'}`
      case 'market':
        return `${pair(prng)}农贸市场`
      case 'civic':
        return `${office.street}办事处`
      case 'commerce':
        return ended(prng, ['商城', '广场', '购物中心', '百货大楼'])
      case 'park':
        return '明湖公园'
      case 'street':
        return ended(prng, ['路', '街', '街', '大街'])
      case 'lane':
        return ended(prng, ['巷', '巷', '胡同', '里'])
      case 'alley':
        return `${laneFronts[n % laneFronts.length] ?? pair(prng)}${n < laneFronts.length ? prng.pick(['巷', '街', '胡同', '巷']) : prng.pick(['东巷', '西巷', '后街', '一巷', '二巷', '三巷', '横街', '北巷', '南巷'])}`
      case 'estate':
        return ended(prng, ['小区', '花园', '家园', '苑', '佳苑', '新村', '华府', '名城', '里'])
      case 'stem':
        return pair(prng)
    }
  }
  return {
    main: roadPools.main[cell.row % roadPools.main.length] ?? '浚河路',
    avenue: roadPools.avenue[cell.column % roadPools.avenue.length] ?? '板桥路',
    eastBank,
    westBank: eastBank.replace('东路', '西路'),
    river: roadPools.river[eastIndex] ?? '浚河',
    railway: '沂宁铁路',
    next(wanted) {
      const n = counts.get(wanted) ?? 0
      counts.set(wanted, n + 1)
      return fresh(() => make(wanted, n))
    },
  }
}
