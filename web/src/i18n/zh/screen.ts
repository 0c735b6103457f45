import { screenCoverage } from './screen-coverage.ts'
import { screenOrganization } from './screen-organization.ts'
import { screenRequests } from './screen-requests.ts'

/** The big screen: its frame and its panels. */
export const screen = {
  title: (page: string) => `大屏 · ${page}`,
  panel: { coverage: '覆盖', requests: '诉求', organization: '组织' },
  mapPane: '地图',
  weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  grids: (district: number, unit: number, basic: number) => `${district} 片区 ${unit} 单元 ${basic} 基础网格`,
  planInForce: (name: string) => `现行方案 ${name}`,
  planNamed: (name: string) => `方案 ${name}`,
  data: (time: string) => `数据 ${time}`,
  readAt: (time: string) => `▲ ${time} 读取，之后没有更新`,
  failedWhy: (code: string) => `其他栏不受影响；编号 ${code}，每分钟自动再试`,
  coverage: screenCoverage,
  requests: screenRequests,
  organization: screenOrganization,
  unknownStreet: (id: string) => `没有编号为“${id}”的街道`,
  knownStreets: '数据库里有这些街道：',
  noneKnown: '数据库里还没有街道。',
  problem: {
    panel: (text: string) => (text === '' ? '地址里的栏目是空的' : `没有“${text}”这一栏`),
    tour: (text: string) => `巡游“${text}”不是 5 到 600 秒`,
    theme: (text: string) => `没有“${text}”这种配色`,
    language: (text: string) => `没有“${text}”这种语言`,
    name: (text: string) => `没有存名为“${text}”的大屏`,
    grid: (text: string) => `没有编码为“${text}”的网格`,
  },
  problemEnd: '已按默认显示',
  listComma: '，',
}

export type ScreenMessages = typeof screen
