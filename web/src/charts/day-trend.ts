import type { EChartsCoreOption } from './echarts.ts'
import type { Palette } from './palette.ts'
import { axisLabel, tipIndex, tooltip } from './shared-options.ts'

interface DayTrend {
  days: readonly { day: string; count: number }[]
  /** Words of an axis label and of the tooltip. */
  dayLabel(day: string): string
  tip(day: string, count: number): string
}

/** Requests a day as bars from zero: the fullest day carries its number, the usual level is a dashed step. */
export const dayTrend =
  ({ days, dayLabel, tip }: DayTrend) =>
  (palette: Palette): EChartsCoreOption => {
    const most = Math.max(...days.map((entry) => entry.count), 1)
    const peak = days.findIndex((entry) => entry.count === most)
    const mean = days.reduce((sum, entry) => sum + entry.count, 0) / Math.max(days.length, 1)
    const middle = Math.floor((days.length - 1) / 2)
    const labelled = new Set([0, middle, days.length - 1])
    return {
      animation: false,
      grid: { left: 2, right: 2, top: 20, bottom: 22 },
      tooltip: {
        ...tooltip(palette),
        formatter: (params: unknown) => {
          const entry = days[tipIndex(params)]
          return entry === undefined ? '' : tip(dayLabel(entry.day), entry.count)
        },
      },
      xAxis: {
        type: 'category',
        data: days.map((entry) => entry.day),
        axisLine: { lineStyle: { color: palette.line1 } },
        axisTick: { show: false },
        axisLabel: {
          ...axisLabel(palette),
          interval: (index: number) => labelled.has(index),
          formatter: dayLabel,
          alignMinLabel: 'left',
          alignMaxLabel: 'right',
        },
      },
      yAxis: { type: 'value', min: 0, max: most * 1.05, show: false },
      series: [
        {
          type: 'bar',
          barCategoryGap: '24%',
          data: days.map((entry, index) => ({
            value: entry.count,
            itemStyle: { color: index === peak ? palette.chart2 : palette.mute },
            label: {
              show: index === peak,
              position: 'top',
              distance: 3,
              color: palette.text1,
              fontSize: 14,
              fontWeight: 600,
              fontFamily: palette.fontFigure,
            },
          })),
          emphasis: { itemStyle: { color: palette.chart2 } },
        },
        {
          type: 'line',
          step: 'middle',
          silent: true,
          symbol: 'none',
          data: days.map(() => mean),
          lineStyle: { color: palette.text2, width: 1, type: [4, 3] },
          tooltip: { show: false },
        },
      ],
    }
  }
