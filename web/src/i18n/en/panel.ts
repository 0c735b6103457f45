import { formatCount } from '../format.ts'
import type { panel as zh } from '../zh/panel.ts'

export const panel: typeof zh = {
  sections: { place: 'Place', service: 'Service', requests: 'Requests', organization: 'Organisation' },
  sectionsLabel: 'Jump to',
  place: {
    households: 'households',
    residents: 'people',
    buildings: 'buildings',
    compounds: 'compounds',
    area: 'area',
    estimated: 'estimated',
    grids: (district, unit, basic) =>
      [
        district > 0 ? `${district} districts` : '',
        unit > 0 ? `${unit} units` : '',
        basic > 0 ? `${basic} basic grids` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    code: 'Code',
  },
  service: {
    kicker: 'Five-minute service circle',
    approximate: 'approx.',
    method: (speed) => `straight-line radius, ${speed.toFixed(1)} m/s, by household`,
    inside: (minutes) => `within ${minutes} min`,
    band: ['≤ 5 min', '5–10 min', '10–15 min', '> 15 min'],
    bandsLabel: 'Households by straight-line minutes',
    households: (inside, all) => `${formatCount(inside)} of ${formatCount(all)} households`,
    limit: (percent) => `limit ${percent}%`,
    limitSet: 'a setting',
    ranking: (level) => `${level}: within five minutes`,
    order: 'lowest first',
    more: (count) => `${count} more`,
    fewer: 'Show fewer',
    empty: 'No households, or none imported. Import buildings with households and the figures appear.',
    noCentre: (candidates) =>
      candidates > 0
        ? `${candidates === 1 ? '1 candidate place' : `${candidates} candidate places`} (civic points), not counted until in use.`
        : 'No service centre and no candidate.',
  },
  requests: {
    kicker: 'Requests',
    window: (from, to) => `${from} to ${to}`,
    open: 'open',
    overdue: 'overdue',
    medianHours: 'median time to close',
    hours: (hours) => (hours >= 48 ? `${(hours / 24).toFixed(1)} days` : `${hours.toFixed(1)} h`),
    byDay: 'Per day',
    byHour: 'By hour',
    byCategory: 'By category',
    byStage: 'Seven stages',
    overdueCount: (count) => `${count} overdue`,
    ratesScale: 'The line begins at 70%',
    limit: (percent) => `limit ${percent}`,
    limitsSet: 'All limits are settings; the documents give no number',
    dayTip: (day, count) => `${day}: ${count}`,
    hourTip: (hour, count) => `${hour}:00: ${count}`,
    hourAxis: (hour) => `${hour} h`,
    suppressed: 'Grids with fewer than 5 requests are not shown on their own; they are counted one level up.',
    empty: 'A map extract has no requests. They appear once the 12345 or street table is connected.',
    chartDays: (from, to, peakDay, peak) => `Requests per day, ${from} to ${to}; most on ${peakDay}: ${peak}`,
    chartHours: (peakHour, peak) => `Requests by hour of the day; most at ${peakHour}: ${peak}`,
  },
  organization: {
    kicker: 'Organisation and places',
    completeness: 'Four levels',
    cell: (name, present, expected) => `${name}: ${present} of ${expected}`,
    blanks: 'Blank spots',
    noBlanks: 'No blank spots',
    showOnMap: (name) => `Show ${name} on the map`,
    bodies: 'Enterprises and societies reached',
    posts: 'Posts filled',
    of: (part, all) => `${formatCount(part)} / ${formatCount(all)}`,
    empty: 'A map extract has no organisations or posts. They appear once their table is imported.',
  },
  children: { kicker: 'Grids below', requests: 'requests', households: 'households', gaps: 'gaps' },
  source: {
    lead: 'Where the figures come from',
    households: (estimated) =>
      estimated ? 'households estimated from footprint, floors and use' : 'households recorded on buildings',
    share: 'households inside ÷ all; straight-line approximation; 95% is a setting, P2 gives no number',
    requests: 'last 30 days by time of arrival; fewer than 5 are counted one level up',
    organization: 'an organisation at each level, a centre in each unit (P2); hatched where missing',
    data: (time, plan) => `Data ${time} · plan ${plan}`,
  },
  provenance: {
    title: (label) => `Where ${label} comes from`,
    method: 'Method',
    inputs: 'Inputs',
    rule: 'Rule',
    other: 'Other method',
    data: 'Data time',
    open: (label) => `${label}: where from?`,
  },
}
