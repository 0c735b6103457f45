import type { LegendGroupKey, SwatchKind } from '../map/legend.ts'
import type { MapLanguage, MapWords } from '../map/types.ts'

export interface MapMessages extends MapWords {
  legendTitle: Readonly<Record<LegendGroupKey, string>>
  legendUnit: Readonly<Record<'per-km2' | 'walk-min', string>>
  /** Words for samples whose meaning is not a range of numbers. */
  swatch: Readonly<Record<SwatchKind, string>>
  approximate: string
}

export const mapMessages: Readonly<Record<MapLanguage, MapMessages>> = {
  zh: {
    minutes: (minutes) => `${minutes} 分`,
    metres: (metres) => (metres >= 1000 ? `${metres / 1000} 公里` : `${metres} 米`),
    walkMinutes: (minutes) => `步行 ${minutes} 分`,
    households: (count) => `${count.toLocaleString('en-US')} 户`,
    missingOrganization: { district: '缺党总支', unit: '缺党支部', basic: '缺党小组' },
    missingCentre: '缺服务中心',
    listOf: (items) => items.join('、'),
    mapLabel: '网格地图。方向键移动，加减号缩放，回车进入画面中心的网格，Esc 返回上一级。',
    legendTitle: {
      service: '服务圈',
      requests: '近 30 天诉求',
      gaps: '空白点',
      buildings: '建筑',
      grids: '网格',
      places: '阵地',
    },
    legendUnit: { 'per-km2': '件/平方公里', 'walk-min': '步行，1.0 米/秒' },
    swatch: {
      'walk-5': '5 分',
      'walk-10': '10 分',
      'walk-15': '15 分',
      'walk-candidate': '待选地点的圈',
      'heat-1': '少',
      'heat-2': '较少',
      'heat-3': '较多',
      'heat-4': '多',
      'gap-organization': '缺党组织',
      'gap-centre': '缺服务中心',
      'home-lit': '住宅，圈内',
      home: '住宅',
      district: '片区',
      unit: '单元',
      basic: '基础网格',
      hall: '会客厅',
      centre: '服务中心',
      station: '服务站',
      candidate: '待选地点',
    },
    approximate: '近似：按直线距离',
  },
  en: {
    minutes: (minutes) => `${minutes} min`,
    metres: (metres) => (metres >= 1000 ? `${metres / 1000} km` : `${metres} m`),
    walkMinutes: (minutes) => `${minutes} min walk`,
    households: (count) => `${count.toLocaleString('en-US')} homes`,
    missingOrganization: { district: 'no general branch', unit: 'no Party branch', basic: 'no Party group' },
    missingCentre: 'no service centre',
    listOf: (items) => items.join(', '),
    mapLabel:
      'Grid map. Arrow keys move, plus and minus zoom, Enter opens the grid at the centre, Esc goes back.',
    legendTitle: {
      service: 'Service areas',
      requests: 'Requests, last 30 days',
      gaps: 'Gaps',
      buildings: 'Buildings',
      grids: 'Grids',
      places: 'Places',
    },
    legendUnit: { 'per-km2': 'per km²', 'walk-min': 'walking at 1.0 m/s' },
    swatch: {
      'walk-5': '5 min',
      'walk-10': '10 min',
      'walk-15': '15 min',
      'walk-candidate': 'around candidates',
      'heat-1': 'few',
      'heat-2': 'some',
      'heat-3': 'many',
      'heat-4': 'most',
      'gap-organization': 'no Party organisation',
      'gap-centre': 'no service centre',
      'home-lit': 'homes within reach',
      home: 'homes',
      district: 'district',
      unit: 'unit',
      basic: 'basic grid',
      hall: 'hall',
      centre: 'service centre',
      station: 'station',
      candidate: 'candidate place',
    },
    approximate: 'approximate: straight line',
  },
}
