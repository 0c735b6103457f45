import { useEffect, useRef } from 'react'
import { type EChartsCoreOption, type EChartsType, init } from './echarts.ts'

interface Props {
  option: EChartsCoreOption
}

/** The only place that holds an ECharts instance: it follows its box and is disposed with it. */
export default function ChartCanvas({ option }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(null)
  useEffect(() => {
    if (box.current === null) return
    const instance = init(box.current, null, { renderer: 'svg' })
    chart.current = instance
    const watcher = new ResizeObserver(() => instance.resize())
    watcher.observe(box.current)
    return () => {
      watcher.disconnect()
      instance.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true })
  }, [option])
  return <div ref={box} className="chart-canvas" />
}
