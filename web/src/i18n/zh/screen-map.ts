import type { HeadlineFinding } from '../../features/screen/map/headline-finding.ts'
import { formatCount } from '../format.ts'

/** Text before and after the figure that stands out; no figure where there is none. */
export interface Headline {
  readonly before: string
  readonly figure: number | null
  readonly after: string
}

const plain = (before: string): Headline => ({ before, figure: null, after: '' })

/** The map of the big screen. */
export const screenMap = {
  headline: (found: HeadlineFinding): Headline => {
    switch (found.kind) {
      case 'no-network':
        return plain('还没有步行路网，算不出谁走得到')
      case 'no-households':
        return plain('没有住户数，算不出谁走得到')
      case 'no-centre':
        return { before: '还没有启用的服务中心，', figure: found.households, after: ' 户都走不到' }
      case 'all':
        return plain('户户五分钟走得到服务中心')
      case 'largest':
        return {
          before: found.where === null ? '还有 ' : `最大的空白在${found.where}一带：`,
          figure: found.households,
          after: ' 户五分钟走不到',
        }
      case 'small':
        return {
          before: '没有大的空白，',
          figure: found.households,
          after:
            found.count === null ? ' 户五分钟走不到' : ` 户散在 ${formatCount(found.count)} 处，五分钟走不到`,
        }
    }
  },
  figureLabel: '五分钟走不到的住户',
  unitName: (name: string) => name.replace(/单元$/, ''),
  farthest: (seconds: number) =>
    `最远的一栋楼要走 ${Math.floor(seconds / 60)} 分 ${String(Math.floor(seconds % 60)).padStart(2, '0')} 秒`,
  withoutCentre: (names: readonly string[]) =>
    names.length <= 2
      ? `${names.join('、')}还没有自己的服务中心`
      : `${names[0] ?? ''}等 ${names.length} 个单元还没有自己的服务中心`,
  sentences: (parts: readonly string[]) => parts.map((part) => `${part}。`).join(''),
  noCentreSub: '斜纹是住着人的地方；候选场所启用后，才有服务圈。',
  noNetworkSub: '没有可走的路，圈和空白都画不出。',
  path: '所在位置',
  cursor: (name: string) => `${name}，回车进入`,
  tour: {
    running: (at: number, of: number) => `巡游 ${at}/${of}`,
    held: '巡游已停，两分钟没人操作就接着走',
  },
  legend: {
    label: '图例',
    walk: '步行',
    minutes: (minutes: number) => `${minutes} 分`,
    gap: '走不到',
    spot: '聚集',
    sure: (percent: number) => `${percent}%`,
    newest: '最新诉求',
    centre: '服务中心',
    hall: '会客厅',
  },
  source: {
    walk: '沿路步行 1.0 米/秒，走不到指五分钟',
    spots: (days: number) => `聚集：近 ${days} 天按户比，数为把握`,
    newest: '诉求只标网格',
    radius: '没有路网，直线近似也不画',
  },
  walkedFrom: (minutes: number) => `从服务中心走 ${minutes} 分钟`,
  status: {
    loading: '地图载入中',
    lost: '图形中断，这是最后一帧，正在恢复',
    error: '地图数据暂时取不到，正在重试',
    webgl: '这台机器画不了地图，正在重试',
  },
  regionLabel: '街道地图。方向键选网格，回车进入，退出键或退格返回上级。',
}

export type ScreenMapMessages = typeof screenMap
