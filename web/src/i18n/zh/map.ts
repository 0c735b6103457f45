import { formatCount } from '../format.ts'
import type { MapLayerKey, MapWords } from '../../map/types.ts'
import type { LegendGroupKey, SwatchKind } from '../../map/legend.ts'

export const mapWords: MapWords = {
  minutes: (minutes) => `${minutes} 分`,
  metres: (metres) => (metres >= 1000 ? `${metres / 1000} 公里` : `${metres} 米`),
  walkMinutes: (minutes) => `步行 ${minutes} 分`,
  moveCentre: (name) => `移动${name}：方向键 10 米，按住 Shift 50 米，回车放下，退出键放回`,
  households: (count) => `${formatCount(count)} 户`,
  gained: (count) => `+${formatCount(count)} 户`,
  missingOrganization: { district: '缺党总支', unit: '缺党支部', basic: '缺党小组' },
  missingCentre: '缺服务中心',
  listOf: (items) => items.join('、'),
  mapLabel: '街道网格地图。方向键移动，加减号缩放，回车进入下一级，退格返回上级。',
}

export const layerNames: Record<MapLayerKey, string> = {
  basemap: '道路水系',
  service: '服务圈',
  requests: '诉求密度',
  uncovered: '走不到',
  gaps: '空白点',
  grids: '网格界',
  buildings: '建筑',
  places: '服务场所',
}

export const swatchNames: Record<SwatchKind, string> = {
  'walk-5': '5 分钟内',
  'walk-10': '5–10 分钟',
  'walk-15': '10–15 分钟',
  'walk-candidate': '候选场所的圈，未启用',
  'heat-1': '较少',
  'heat-2': '中等',
  'heat-3': '较多',
  'heat-4': '最多',
  'gap-largest': '最大的五处',
  'gap-other': '其余各处',
  'gap-organization': '缺党组织',
  'gap-centre': '缺服务中心',
  'home-lit': '圈内住宅',
  home: '圈外住宅',
  district: '片区界',
  unit: '单元界',
  basic: '基础网格界',
  hall: '片区会客厅',
  centre: '单元服务中心',
  station: '服务站点',
  candidate: '候选场所',
}

export const legendUnits: Record<LegendGroupKey, string | null> = {
  service: '沿路步行 · 1.0 米/秒',
  requests: '件/平方公里 · 近 90 天',
  uncovered: '五分钟圈外 · 有户数的',
  gaps: '依据 P2',
  buildings: null,
  grids: null,
  places: null,
}

export const legendRange = (from: number, to: number | null): string =>
  to === null ? `≥ ${from}` : from === 0 ? `< ${to}` : `${from}–${to}`
