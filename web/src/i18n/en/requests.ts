import type { RequestFigure } from '../../app/requests-view.ts'
import { formatCount, formatShare } from '../format.ts'
import type { RequestMessages } from '../zh/requests.ts'

const likely = (band: number): string => `${100 - Math.abs(band)}%`
const amount = (value: number): string => (value >= 10 ? formatCount(value) : value.toFixed(1))
const hours = (value: number): string =>
  value >= 48 ? `${(value / 24).toFixed(1)} d` : `${value.toFixed(1)} h`
const made = ({ from, to }: { from: string; to: string }): string => `made ${from} to ${to}`
const some = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`

const figureNames: Readonly<Record<RequestFigure, string>> = {
  response: 'Response',
  resolution: 'Resolution',
  satisfaction: 'Satisfaction',
  onTime: 'Closed on time',
  rework: 'Rework',
  open: 'Open',
  overdue: 'Overdue',
  total: 'Requests',
}

const methods: Readonly<Record<RequestFigure, string>> = {
  response: 'signed (assigned) within the limit ÷ signed, or unsigned with the limit reached',
  resolution: 'last visit said solved ÷ last visit gave an answer to that',
  satisfaction: 'last visit said satisfied ÷ last visit gave an answer to that',
  onTime:
    'closed within the limit ÷ closed, or open with the limit reached; extensions and suspensions move the limit',
  rework: 'sent back to consultation at least once ÷ visited at least once',
  open: 'counts what is not closed, earlier requests included',
  overdue: 'counts what is open past its closing limit, earlier requests included',
  total: 'counted by time of arrival',
}

export const requests: RequestMessages = {
  title: (page) => `Requests · ${page}`,
  filtersPane: 'Filters and hotspots',
  panelPane: 'List and figures',
  timelinePane: 'Timeline',
  tabs: { list: 'List', figures: 'Figures', entry: 'Enter', import: 'Import' },
  tabsLabel: 'Requests panel',
  days: (count) => some(count, 'day'),
  pieces: (count) => some(count, 'request'),
  window: (from, to) => `${from} – ${to}`,
  withheld: (role) =>
    `The role “${role}” sees no single request: the map shows hotspots and counts of grids, and none below 5 by itself.`,
  tooMany:
    'More than 200,000 requests lie in these days: too many for the map. Choose fewer days, or one grid.',
  finding: {
    none: 'No requests in these days',
    some: (total, open, overdue) =>
      overdue > 0
        ? `${some(total, 'request')}, ${formatCount(overdue)} overdue`
        : open > 0
          ? `${some(total, 'request')}, ${formatCount(open)} open`
          : `${some(total, 'request')}, all closed`,
    filtered: (shown, all) => `${formatCount(shown)} of ${some(all, 'request')}`,
    total: (total) => some(total, 'request'),
  },
  filters: {
    kicker: 'Requests',
    scope: 'Place',
    down: 'Grid below',
    category: 'Category',
    stage: 'Stage',
    overdue: 'Overdue only',
    disowned: 'Of no single grid',
    disownedWhy: 'Outside every grid, or exactly on a border',
    clear: 'Clear filters',
    stageCount: (name, count, overdue) =>
      `${name}: ${formatCount(count)}${overdue > 0 ? `, ${formatCount(overdue)} overdue` : ''}`,
  },
  map: {
    show: 'On the map',
    points: 'Requests',
    spots: 'Hotspots',
    unit: 'by stage now · one sign a request',
    oneSign: 'as it was then · one sign a request',
    open: 'Open; colour by stage, numbered near by',
    overdue: 'Open and overdue',
    closed: 'Closed',
    cluster: 'Several; the cut rim is the overdue share',
    openThen: 'Open',
    oldThen: 'Open for 7 days or more',
    closedThen: 'Closed, fades in two days',
    spotsUnit: 'how sure that not by chance · corrected',
    hot: 'more',
    cold: 'fewer',
    band: (percent) => `${percent}%`,
    stepOf: (from, to) => `${from} – ${to} alone`,
    clusterTip: (count, open, overdue) =>
      `${some(count, 'request')}: ${formatCount(open)} open, ${formatCount(overdue)} overdue`,
    clusterMore: 'Click to zoom in',
    requestTip: (stage, name) => `${stage} ${name}`,
    madeAt: (time) => `made ${time}`,
    late: 'overdue',
  },
  timeline: {
    title: (total, days) => `Requests a day: ${days}, ${total}`,
    play: 'Play',
    pause: 'Pause',
    back: 'A day back',
    on: 'A day on',
    leave: 'Back to now',
    pace: 'Pace',
    paceOf: (days) => `${days} d/s`,
    cursor: 'Playback position',
    now: 'now',
    first: 'First day',
    last: 'Last day',
    move: 'Move the window',
    presets: 'Days',
    preset: { 7: '7 d', 30: '30 d', 90: '90 d', 365: 'Year' },
    closed: 'closed',
    open: 'open',
    overdue: 'overdue',
    made: 'made',
    dayTip: (day, total, open, overdue) =>
      `${day}: ${formatCount(total)}${open > 0 ? `, ${formatCount(open)} open` : ''}${overdue > 0 ? `, ${formatCount(overdue)} overdue` : ''}`,
    dayTotal: (day, total) => `${day}: ${formatCount(total)}`,
    year: 'Requests a day over a year',
    keys: 'Space plays · , . by day',
    empty: 'No requests in these days',
    noHistory: 'No requests in a year. Whoever may can enter one on the right, or import a table.',
  },
  spots: {
    kicker: 'Hotspots',
    how: 'How it is reckoned',
    finding: ({ hot, cold, first }) =>
      hot === 0
        ? cold === 0
          ? 'Nowhere denser than chance'
          : `Nowhere more than chance, ${some(cold, 'cell')} with fewer`
        : first === null
          ? `${some(hot, 'cell')} denser than chance`
          : `Densest round ${first}, ${some(hot, 'cell')} in all`,
    working: 'Comparing the cells',
    none: {
      'no-requests': 'No requests in these days: nothing to compare.',
      'too-few-cells': 'Fewer than three cells can be compared.',
    },
    cells: 'Cells',
    cellChoices: { h3: 'Hexagons', basic: 'Basic grids' },
    size: 'Size',
    sizes: { 8: '500 m', 9: '200 m', 10: '75 m' },
    denominator: 'Base',
    denominators: { households: 'Households', none: 'None' },
    statistic: 'Itself',
    statistics: { 'gi-star': 'Counted', gi: 'Left out' },
    neighbours: 'Near',
    neighbourChoices: { band: 'Within m', nearest: 'Nearest 8', contiguity: 'Touching' },
    history: 'Step by step',
    historyWhy: 'Cuts the days into steps and compares each by itself; playback then goes through them',
    listed: (count) => `${some(count, 'cell')} with more than chance, the surest first`,
    more: (count) => `${some(count, 'more cell')}`,
    fewer: 'Fewer',
    hexAt: (name) => name ?? 'outside the grids',
    seenOf: (seen, expected) =>
      seen === null || expected === null ? 'fewer than 5' : `${formatCount(seen)} / exp. ${amount(expected)}`,
    seenWhy: 'In the cell and its neighbours / expected',
    pattern: {
      new: 'new',
      intensifying: 'intensifying',
      persistent: 'persistent',
      diminishing: 'diminishing',
      sporadic: 'sporadic',
      none: 'never significant',
    },
    patternWhy: {
      new: 'stands out in the latest steps only',
      intensifying: 'stands out in nearly every step, and more and more',
      persistent: 'stands out in nearly every step',
      diminishing: 'stands out in nearly every step, but less and less',
      sporadic: 'stands out in some steps, in others not',
      none: 'stands out in no step',
    },
    sentence: (f) => {
      const here =
        f.count === null
          ? `had fewer than ${f.minimum} requests, not shown by themselves`
          : `had ${some(f.count, 'request')} in ${some(f.days, 'day')}`
      if (f.expected === null || f.seen === null || f.q === null)
        return f.households === 0 && f.byHouseholds
          ? `This cell ${here}; nobody lives in it, so it is not compared by households.`
          : `This cell ${here}.`
      const whole = f.withSelf
        ? `together with its ${some(f.neighbours, 'neighbour')}`
        : `its ${some(f.neighbours, 'neighbour')} alone`
      const should = `${amount(f.expected)} were to be expected ${f.byHouseholds ? 'by households' : 'by the mean of all cells'} and ${formatCount(f.seen)} came`
      const verdict =
        f.band === 0
          ? 'as may well happen by chance'
          : `chance alone does that with a probability below ${likely(f.band)} (corrected)`
      return `This cell ${here}; ${whole}, ${should}: ${verdict}.`
    },
    place: (f) => (f.place === null ? 'A cell outside the grids' : f.isHexagon ? `Near ${f.place}` : f.place),
    comparison: (c) => {
      const cells = c.isHexagon
        ? `${formatCount(c.cells)} hexagons (edges of about ${formatCount(c.edgeM ?? 0)} m)`
        : `${formatCount(c.cells)} basic grids`
      const near = {
        band: `neighbours lie within ${formatCount(c.metres ?? 0)} m from centre to centre`,
        nearest: `the ${c.k ?? 0} nearest are neighbours`,
        contiguity: 'neighbours share a border',
      }[c.neighbours]
      const chance = {
        households: 'any household alike to make a request',
        normal: 'z to be normally distributed',
        permutation: 'values dealt out anew 9,999 times',
      }[c.chance]
      const left = [
        c.unowned > 0 ? `${some(c.unowned, 'request')} of no single grid` : '',
        c.cellsWithoutHouseholds > 0 && c.byHouseholds
          ? `${some(c.cellsWithoutHouseholds, 'cell')} without households`
          : '',
      ].filter((part) => part !== '')
      return `${cells} compared; ${near}; taking ${chance}. ${some(c.requests, 'request')} and ${some(c.households, 'household')} in all${left.length > 0 ? `; left out: ${left.join(', ')}` : ''}.`
    },
    terms: {
      count: 'Here',
      seen: 'With near',
      expected: 'Expected',
      z: 'z',
      q: 'q',
      households: 'Households',
    },
    zWhy: 'Getis–Ord standard score: standard deviations above the mean',
    qWhy: 'Corrected probability: of the cells called hot, at most this share is expected to be wrong',
    compared: 'What is compared',
    steps: 'By step',
    stepWords: { hot: 'more', cold: 'fewer', zero: 'not significant' },
    close: 'Close',
  },
  figures: {
    kicker: 'Figures',
    window: (from, to) => `${from} – ${to}`,
    finding: (total, change) =>
      total === 0
        ? 'No requests'
        : change === null
          ? some(total, 'request')
          : Math.abs(change) < 0.05
            ? `${some(total, 'request')}, as many as before`
            : `${some(total, 'request')}, ${Math.round(Math.abs(change) * 100)}% ${change > 0 ? 'more' : 'fewer'} than before`,
    names: figureNames,
    ratesShort: (name, points) => `${name} is ${points.toFixed(1)} points short of its limit`,
    ratesMet: 'All rates reach their limits',
    ratesUnknown: 'No rate can be reckoned yet',
    medianHours: 'Median time to close',
    p90Hours: 'Nine in ten within',
    per1000: 'Per 1,000 households',
    hours,
    of: (yes, among) => `${formatCount(yes)} / ${formatCount(among)}`,
    listYes: 'List them',
    listNo: (count) => `List the ${formatCount(count)} that fail`,
    listAll: (count) => `List these ${formatCount(count)}`,
    stages: 'Seven stages',
    stageNote: 'stages 1–6 with earlier ones still open',
    grids: (level) => `By grid (${level})`,
    gridColumns: {
      name: 'Grid',
      total: 'Made',
      open: 'Open',
      overdue: 'Late',
      onTime: 'On time',
      per1000: '/1,000',
    },
    noGrids: 'No grids below this one.',
    categories: 'By category',
    withheld:
      'This role sees no single request, nor these figures. Inspectors, planners and administrators do.',
    source:
      'Numerators and denominators count requests made in these days; open, overdue and stages also earlier ones still open. By the grid of the day they were made.',
    provenance: (f) => ({
      formula:
        f.share === null && f.among > 0
          ? formatCount(f.among)
          : `${formatCount(f.yes)} ÷ ${formatCount(f.among)} = ${formatShare(f.share)}${f.share === null ? '' : '%'}`,
      method: methods[f.figure],
      inputs: `${f.place}, ${made(f)}`,
      rule: 'As Beijing’s 接诉即办 reports; limits are settings, the documents give no number',
    }),
    amountProvenance: (figure, count, f) => ({
      formula: `${formatCount(count)} ${figureNames[figure].toLowerCase()}`,
      method: methods[figure],
      inputs: `${f.place}, ${figure === 'total' ? made(f) : `all requests up to ${f.to}`}`,
      rule: 'P2: the closed loop of seven stages',
    }),
    hoursProvenance: (median, p90, f) => ({
      formula: `median ${median === null ? '—' : hours(median)}, nine in ten within ${p90 === null ? '—' : hours(p90)}`,
      method: 'From arrival to closing, suspensions included: what the resident waited; right to ±0.05 h',
      inputs: `${f.place}, closed ones of those ${made(f)}`,
      rule: 'Field practice; the documents set no rule',
    }),
    per1000Provenance: (total, households, f) => ({
      formula: `${formatCount(total)} ÷ ${formatCount(households)} households × 1,000`,
      method: 'Requests by households, so that grids of any size compare',
      inputs: `${f.place}, ${made(f)}; households on buildings`,
      rule: 'Field practice; the documents set no rule',
    }),
    stageProvenance: (stage, name, count, overdue, f) => ({
      formula: `${formatCount(count)} at “${name}”, ${formatCount(overdue)} of them overdue`,
      method:
        'Each request counts once, at the stage it entered last; stages 1–6 with earlier ones still open, stage 7 those made in these days',
      inputs: `${f.place}, up to ${f.to}`,
      rule: `Step ${stage} of P2’s closed loop`,
    }),
  },
  live: { live: 'Live', reconnecting: 'Connecting', offline: 'Not live' },
  picking: 'Click the map to choose the place',
}
