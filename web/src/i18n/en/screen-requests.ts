import { formatCount, formatShare } from '../format.ts'
import type { screenRequests as zh } from '../zh/screen-requests.ts'

const stem = (name: string): string => name.replace(/(片区|单元)$/, '')
const amount = (value: number): string => (value >= 10 ? formatCount(value) : value.toFixed(1))
const times = (ratio: number): string => (Math.floor(ratio * 10 + 1e-9) / 10).toFixed(1)
const percent = (share: number): string => `${Math.floor(share * 100 + 1e-9)}%`
const span = (from: number, to: number, hours: number): string =>
  from === 0 && to === hours ? (hours === 24 ? 'All day' : 'So far') : `${from} to ${to} o’clock`

export const screenRequests: typeof zh = {
  scope: (place, days) => [place, days].filter((part) => part !== null).join(' · '),
  days: (day, hours) =>
    day === null
      ? 'last 30 days'
      : hours === 24
        ? `${day.name}, all day`
        : `${day.isToday ? 'today' : day.name}, 0:00 to ${hours}:00`,
  title: (of, { made, stage }) => {
    const when = { today: 'today', day: 'that day', month: 'in 30 days' }[of]
    return `${made === 0 ? 'None' : formatCount(made)} ${when}; ${stage === null ? 'none is open' : `most wait at ${stage.toLowerCase()}`}`
  },
  overdueUnit: 'overdue',
  overdueAt: (stage) => `${stage}, overdue`,
  trend: (found) => {
    switch (found.kind) {
      case 'none':
        return found.hours === 0 ? 'Just past midnight' : 'None so far, few on other days'
      case 'plain':
        return `${formatCount(found.made)} ${found.hours === 24 ? 'all day' : `by ${found.hours}:00`}; usually ${amount(found.usual)}`
      case 'more':
        return found.share >= 1
          ? `${span(found.from, found.to, found.hours)}: ${times(found.share + 1)} times the usual`
          : `${span(found.from, found.to, found.hours)}: ${percent(found.share)} more than usual`
      case 'fewer':
        return `${span(found.from, found.to, found.hours)}: ${percent(found.share)} fewer than usual`
    }
  },
  usual: 'usual day',
  hoursLabel: (today, usual) =>
    `Requests by hour: ${today.map((count, hour) => `${hour}:00 ${count}`).join(', ')}; a usual day ${amount(usual.reduce((sum, count) => sum + count, 0))}`,
  live: (overdue, most) =>
    overdue === null
      ? 'Fewer than 5, told with the grid above'
      : overdue === 0
        ? 'None overdue'
        : most === null
          ? `${formatCount(overdue)} overdue`
          : `${formatCount(overdue)} overdue, ${formatCount(most.count)} at ${most.name.toLowerCase()}`,
  noPlace: 'outside every grid',
  isNew: 'new',
  stands: (stage) => stage,
  overdueIn: (stage) => `${stage}, late`,
  overdueBy: (hours) => (hours < 48 ? `${Math.floor(hours)} h` : `${Math.floor(hours / 24)} d`),
  ranking: (names, rates, mean) => {
    const isClose = rates[1] > rates[0] * 0.95
    const both = isClose ? `${stem(names[0])}, ${stem(names[1])}` : stem(names[0])
    const ratio = mean === null || mean === 0 ? null : (isClose ? rates[1] : rates[0]) / mean
    return ratio === null || ratio < 1.1
      ? `Most in ${both}`
      : `Most in ${both}: ${times(ratio)} times the mean`
  },
  rankingNote: (mean) =>
    `Requests of 30 days per 1,000 households${mean === null ? '' : `; tick: all, ${mean}`}`,
  empty:
    'No requests yet. Enter or import them in the workspace Requests, or let a hotline send them by Open311.',
  notes: {
    stages: (isDay) =>
      `Steps 1–6: open now, also older ones; 7: closed of ${isDay ? 'that day’s' : '30 days’'}; hatched: overdue (P2)`,
    stagesBrief: 'Steps 1–6 with older ones, 7 of that day; hatched: overdue',
    rates: '30 days, line from 80%; limits are settings',
    trend: 'Usual: mean of the 28 days before',
    ranking: 'None below 100 households; places no finer than basic grids of 5 requests or more',
  },
  provenance: {
    stage: ({ stage, name, count, overdue }, days) => ({
      formula: `${formatCount(count)} stand at “${name}”, ${formatCount(overdue)} of them overdue`,
      method:
        stage === 7
          ? `Of those made ${days}, the closed ones`
          : 'Each counts once, at the stage it entered last, older open ones too; overdue: open past its closing limit',
      inputs: 'Histories of all requests of this place',
      rule: `P2: step ${stage} of the closed loop; limits are settings`,
    }),
    rate: ({ rate, yes, among, share, limit }) => ({
      formula: `${formatCount(yes)} ÷ ${formatCount(among)}${share === null ? '' : ` = ${formatShare(share, limit)}%`}, limit ${Math.round(limit * 100)}%`,
      method: {
        response: 'Signed within the limit ÷ signed, or past the limit unsigned',
        resolution: 'Last call back says solved ÷ answered that question',
        satisfaction: 'Last call back says satisfied ÷ answered that question',
      }[rate],
      inputs: 'Requests of the last 30 days',
      rule: `${Math.round(limit * 100)}% is a setting; the document gives no number`,
    }),
    per1000: (total, households) => ({
      formula: `${formatCount(total)} ÷ ${formatCount(households)} households × 1,000`,
      method: 'Requests of 30 days ÷ households of the grid; grids below 100 households are not ranked',
      inputs: 'Requests of the last 30 days, households of buildings',
      rule: 'Common practice; not in the documents',
    }),
  },
}
