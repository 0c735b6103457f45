import { useCallback } from 'react'
import type { Overview } from '../../api/overview.ts'
import { Chart } from '../../charts/chart.tsx'
import { dayTrend } from '../../charts/day-trend.ts'
import { hourProfile } from '../../charts/hour-profile.ts'
import type { Palette } from '../../charts/palette.ts'
import { dateParts } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import type { MapTheme } from '../../map/types.ts'
import { dayFinding, hourFinding } from '../../findings/place-findings.ts'

/** When requests come: day by day, and by the hour. */
export const RequestRhythm = ({ overview, theme }: { overview: Overview; theme: MapTheme }) => {
  const m = useMessages()
  const { byDay, byHour } = overview.requests
  const busiest = hourFinding(byHour)
  const dayWords = useCallback((day: string) => m.monthDay(dateParts(`${day}T12:00:00+08:00`)), [m])
  const dayOption = useCallback(
    (palette: Palette) =>
      dayTrend({ days: byDay, dayLabel: dayWords, tip: m.panel.requests.dayTip })(palette),
    [byDay, dayWords, m],
  )
  const hourOption = useCallback(
    (palette: Palette) =>
      hourProfile({
        byHour,
        busiest: hourFinding(byHour),
        hourLabel: m.panel.requests.hourAxis,
        tip: m.panel.requests.hourTip,
      })(palette),
    [byHour, m],
  )
  const fullestDay = dayFinding(byDay)
  const [peakDay] = byDay.toSorted((a, b) => b.count - a.count)
  const peak = Math.max(...byHour)
  return (
    <>
      {peakDay !== undefined && (
        <div className="sub-block">
          <h3>
            {fullestDay === null
              ? m.panel.requests.byDay
              : m.findings.day(fullestDay, dayWords(fullestDay.day))}
          </h3>
          <Chart
            optionFor={dayOption}
            theme={theme}
            heightPx={104}
            label={m.panel.requests.chartDays(
              dayWords(byDay[0]?.day ?? peakDay.day),
              dayWords(byDay.at(-1)?.day ?? peakDay.day),
              dayWords(peakDay.day),
              peakDay.count,
            )}
          />
        </div>
      )}
      {busiest !== null && (
        <div className="sub-block">
          <h3>{m.findings.hour(busiest)}</h3>
          <Chart
            optionFor={hourOption}
            theme={theme}
            heightPx={104}
            label={m.panel.requests.chartHours(byHour.indexOf(peak), peak)}
          />
        </div>
      )}
    </>
  )
}
