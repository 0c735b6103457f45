import type { EChartsCoreOption } from './echarts.ts'
import type { Palette } from './palette.ts'
import { axisLabel, tipIndex, tooltip } from './shared-options.ts'

interface HourProfile {
  byHour: readonly number[]
  /** Hours that the title speaks of: `from` included, `to` not. */
  busiest: { from: number; to: number } | null
  hourLabel(hour: number): string
  tip(hour: number, count: number): string
}

const isBusy = (busiest: HourProfile['busiest'], hour: number): boolean =>
  busiest !== null && hour >= busiest.from && hour < busiest.to

/** Requests by hour of the day as bars from zero; the busiest hours in one colour of their own. */
export const hourProfile =
  ({ byHour, busiest, hourLabel, tip }: HourProfile) =>
  (palette: Palette): EChartsCoreOption => {
    const most = Math.max(...byHour, 1)
    const peak = byHour.indexOf(most)
    return {
      animation: false,
      grid: { left: 2, right: 2, top: 20, bottom: 22 },
      tooltip: {
        ...tooltip(palette),
        formatter: (params: unknown) => tip(tipIndex(params), byHour[tipIndex(params)] ?? 0),
      },
      xAxis: {
        type: 'category',
        data: byHour.map((_, hour) => hour),
        axisLine: { lineStyle: { color: palette.line1 } },
        axisTick: { show: false },
        axisLabel: {
          ...axisLabel(palette),
          interval: (index: number) => index % 6 === 0,
          formatter: (value: string) => hourLabel(Number(value)),
          alignMinLabel: 'left',
        },
      },
      yAxis: { type: 'value', min: 0, max: most * 1.05, show: false },
      series: [
        {
          type: 'bar',
          barCategoryGap: '22%',
          data: byHour.map((count, hour) => ({
            value: count,
            itemStyle: { color: isBusy(busiest, hour) ? palette.chart3 : palette.mute },
            label: {
              show: hour === peak,
              position: 'top',
              distance: 3,
              color: palette.text1,
              fontSize: 14,
              fontWeight: 600,
              fontFamily: palette.fontFigure,
            },
          })),
          emphasis: { disabled: true },
        },
      ],
    }
  }
