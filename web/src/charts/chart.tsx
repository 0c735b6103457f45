import { lazy, Suspense, useMemo } from 'react'
import type { MapTheme } from '../map/types.ts'
import type { EChartsCoreOption } from './echarts.ts'
import { type Palette, readPalette } from './palette.ts'
import './chart.css'

const ChartCanvas = lazy(() => import('./chart-canvas.tsx'))

interface Props {
  /** Must keep its identity while its data stays the same. */
  optionFor(palette: Palette): EChartsCoreOption
  theme: MapTheme
  heightPx: number
  /** What the chart says, for those who do not see it. */
  label: string
}

/** A chart in the theme's colours; its code arrives after the map's. */
export const Chart = ({ optionFor, theme, heightPx, label }: Props) => {
  // The palette is read from the document, which a change of theme has repainted by now.
  const option = useMemo(() => optionFor(readPalette(theme)), [optionFor, theme])
  return (
    <div className="chart" role="img" aria-label={label} style={{ height: heightPx }}>
      <Suspense fallback={null}>
        <ChartCanvas option={option} />
      </Suspense>
    </div>
  )
}
