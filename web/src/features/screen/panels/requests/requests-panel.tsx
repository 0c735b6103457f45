import { type ReactNode, useRef } from 'react'
import type { Overview } from '../../../../api/overview.ts'
import type { IndicatorGroup, RequestIndicatorsAnswer } from '../../../../api/requests.ts'
import { onRecord, rateFinding } from '../../../../findings/place-findings.ts'
import { useMessages } from '../../../../i18n/messages.tsx'
import { useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { tellMoment } from '../../data/moment.ts'
import type { ScreenData } from '../../data/screen-data.ts'
import type { PanelProps } from '../panel.ts'
import { noteMark } from '../parts/note-mark.ts'
import { PanelColumn, PanelSection, PanelTitle } from '../parts/panel-frame.tsx'
import { PanelState } from '../parts/panel-state.tsx'
import { SourceLine } from '../parts/source-line.tsx'
import { useFit } from '../parts/use-fit.ts'
import { columnDensities, columnsDensities, type Density } from './densities.ts'
import { HourChart } from './hour-chart.tsx'
import { LiveList } from './live-list.tsx'
import { MovingStages } from './moving-stages.tsx'
import { RateLines, rateKeys } from './rate-lines.tsx'
import { fullestStage, hourFinding, hoursBehind, mostOverdue, usualByHour } from './request-facts.ts'
import { UnitRanking } from './unit-ranking.tsx'
import { useDay } from './use-day.ts'
import { useUnitRanking } from './use-unit-ranking.ts'
import './requests-panel.css'

type Answer = RequestIndicatorsAnswer

const Rates = ({ month }: { month: Answer }) => {
  const m = useMessages()
  const { figures } = month
  const shares = Object.fromEntries(rateKeys.map((key) => [key, figures[key].share])) as Parameters<
    typeof rateFinding
  >[0]
  return (
    <PanelSection
      title={
        <>
          {m.findings.rate(rateFinding(shares))}
          <sup>{noteMark(2)}</sup>
        </>
      }
    >
      <RateLines figures={figures} />
    </PanelSection>
  )
}

const Trend = ({ today, before }: { today: Answer; before: Answer }) => {
  const words = useScreenMessages().requests
  const hours = hoursBehind(today.present)
  const usual = usualByHour(before.figures.byHour)
  const fact = hourFinding(today.figures.byHour, usual, hours)
  return (
    <PanelSection
      title={
        <>
          {words.trend(fact)}
          <sup>{noteMark(3)}</sup>
        </>
      }
    >
      <HourChart today={today.figures.byHour} usual={usual} fact={fact} />
    </PanelSection>
  )
}

const Live = ({ data, room }: { data: ScreenData; room: Density }) => {
  const m = useMessages()
  const words = useScreenMessages().requests
  const latest = data.latest.value
  const stages = (data.today.value ?? data.month.value)?.figures.byStage ?? []
  if (latest === null) return null
  const most = mostOverdue(stages)
  return (
    <PanelSection
      title={words.live(
        latest.withheld ? null : latest.overdueTotal,
        most === null ? null : { ...most, name: m.terms.stage[most.stage] },
      )}
    >
      <LiveList latest={latest} newest={room.newest} overdue={room.overdue} />
    </PanelSection>
  )
}

const Ranking = ({ groups, mean }: { groups: readonly IndicatorGroup[]; mean: number | null }) => {
  const words = useScreenMessages().requests
  if (groups.length < 2) return null
  const [first, second] = groups
  return (
    <PanelSection
      className="first"
      title={
        <>
          {words.ranking(
            [first?.name ?? '', second?.name ?? ''],
            [first?.figures.per1000Households ?? 0, second?.figures.per1000Households ?? 0],
            mean,
          )}
          <sup>{noteMark(4)}</sup>
        </>
      }
    >
      <UnitRanking groups={groups} mean={mean} />
    </PanelSection>
  )
}

const Nothing = ({ overview, title, why }: { overview: Overview; title: string; why: string }): ReactNode => {
  const m = useMessages()
  const { panel, requests: words } = useScreenMessages()
  const { place } = overview
  return (
    <PanelColumn>
      <PanelTitle
        subject={panel.requests}
        scope={words.scope(place.level === 'street' ? null : place.name, null)}
        title={title}
      />
      <p className="screen-empty">{why}</p>
      <SourceLine notes={[]} dataTime={tellMoment(m, overview.asOf.time)} parts={[]} />
    </PanelColumn>
  )
}

/** What came today and where it waits, how well it ends, when it comes, and what is new and late. */
export const RequestsPanel = ({ data, shape, slot, heightU, live, reducedMotion }: PanelProps) => {
  const m = useMessages()
  const { panel, requests: words } = useScreenMessages()
  const box = useRef<HTMLDivElement>(null)
  const overview = data.place.value
  const month = data.month.value
  const today = data.today.value
  const day = useDay(today?.window.to ?? month?.window.to ?? null)
  const densities = slot === 'columns' ? columnsDensities : columnDensities
  const arrived = [today, data.before.value, data.latest.value].map((value) => value !== null)
  const ranked = useUnitRanking(data, slot === 'columns')
  const subject = `${shape} ${slot} ${heightU} ${m.product} ${data.code} ${arrived}`
  const left = useFit(box, subject, densities.length - 1)
  if (overview === null) return <PanelState subject={panel.requests} part={data.place} />
  if (!onRecord(data.street).requests)
    return <Nothing overview={overview} title={m.findings.volume({ kind: 'no-data' })} why={words.empty} />
  if (overview.requests.suppressed)
    return (
      <Nothing
        overview={overview}
        title={m.findings.volume({ kind: 'suppressed' })}
        why={m.panel.requests.suppressed}
      />
    )
  if (month === null) return <PanelState subject={panel.requests} part={data.month} />

  const room = densities[left] ?? densities[0]
  const told = today ?? month
  const days = words.days(today === null ? null : day, today === null ? 24 : hoursBehind(told.present))
  const stage = fullestStage(told.figures.byStage)
  const place = overview.place.level === 'street' ? null : overview.place.name
  const source = (
    <SourceLine
      notes={[
        room.isBrief ? words.notes.stagesBrief : words.notes.stages(today !== null),
        words.notes.rates,
        room.hasTrend && today !== null ? words.notes.trend : '',
        slot === 'columns' ? words.notes.ranking : '',
      ]}
      dataTime={tellMoment(m, told.present)}
      parts={[data.month, data.today, data.latest]}
    />
  )
  const first = (
    <>
      <PanelTitle
        subject={panel.requests}
        scope={words.scope(place, days)}
        title={
          <>
            {words.title(today === null ? 'month' : day.isToday ? 'today' : 'day', {
              made: told.figures.total,
              stage: stage === null ? null : m.terms.stage[stage],
            })}
            <sup>{noteMark(1)}</sup>
          </>
        }
      />
      <MovingStages told={told} days={days} overview={overview} live={live} reducedMotion={reducedMotion} />
      <Rates month={month} />
      {room.hasTrend && today !== null && data.before.value !== null && (
        <Trend today={today} before={data.before.value} />
      )}
    </>
  )
  if (slot !== 'columns')
    return (
      <PanelColumn box={box}>
        {first}
        {(room.newest > 0 || room.overdue > 0) && <Live data={data} room={room} />}
        {source}
      </PanelColumn>
    )
  return (
    <div ref={box} className="request-columns">
      <PanelColumn>{first}</PanelColumn>
      <PanelColumn>
        <Ranking groups={ranked.slice(0, room.ranking)} mean={month.figures.per1000Households} />
        <Live data={data} room={room} />
        {source}
      </PanelColumn>
    </div>
  )
}
