import type { Overview } from '../../api/overview.ts'
import { areaParts, dateParts, formatCount, formatShare, formatSpeed } from '../format.ts'
import type { provenance as zh } from '../zh/provenance.ts'
import { chrome } from './chrome.ts'
import { terms } from './terms.ts'

const householdInput = (o: Overview): string =>
  o.street.householdsCounted
    ? `households recorded on ${formatCount(o.figures.buildings)} buildings`
    : `footprint, floors and use of ${formatCount(o.figures.buildings)} buildings (an estimate, not a register)`

const requestWindow = ({ requests }: Overview): string =>
  `requests that came in from ${chrome.monthDay(dateParts(requests.from))} to ${chrome.monthDay(dateParts(Date.parse(requests.to) - 1))}`

/** Fewer than five are not told, also for a month gone by. */
const previousCount = ({ requests }: Overview): string =>
  requests.previousTotal !== null && requests.previousTotal < 5
    ? 'fewer than 5'
    : `${formatCount(requests.previousTotal)}`

const dataDay = ({ requests }: Overview): string => chrome.monthDay(dateParts(Date.parse(requests.to) - 1))

const custom = 'Field practice; the documents set no rule'

export const provenance: typeof zh = {
  households: (o) => ({
    formula: `${formatCount(o.figures.households)} households`,
    method: "Sum over the grid's buildings; a building belongs to one grid of the plan",
    inputs: householdInput(o),
    rule: `${custom}. No resident's name, telephone or identity number is stored`,
  }),
  residents: (o) => ({
    formula: `${formatCount(o.figures.residents)} people`,
    method: "Sum over the grid's buildings; totals only, no personal data",
    inputs: householdInput(o),
    rule: custom,
  }),
  buildings: (o) => ({
    formula: `${formatCount(o.figures.buildings)} buildings`,
    method: 'Count of the buildings that belong to the grid; no basic grid cuts a building',
    inputs: 'Building footprints',
    rule: 'Rule TILE-1 (P2)',
  }),
  compounds: (o) => ({
    formula: `${formatCount(o.figures.compounds)} compounds`,
    method: 'Count of the compounds whose centre lies in the grid',
    inputs: 'Residential compounds',
    rule: 'P2: property companies are rated each quarter',
  }),
  area: (o) => {
    const { value, unit } = areaParts(o.figures.areaM2)
    return {
      formula: `${value} ${terms.unit[unit]}`,
      method: "Basic grids added up in local metres; a parent's area is the sum of its children",
      inputs: `Borders of ${formatCount(o.figures.grids.basic)} basic grids`,
      rule: 'Rule TILE-1: no gap, no overlap',
    }
  },
  share: (o, minutes) => {
    const found = o.service.minutes.find((entry) => entry.minutes === minutes)
    return {
      formula: `${formatCount(found?.households ?? null)} ÷ ${formatCount(o.figures.households)} households = ${formatShare(found?.share ?? null, 0.95)}%`,
      method: `Along the walking network, from the way nearest to each building to the door of the nearest centre in use, ≤ ${formatCount(minutes * 60 * o.service.speedMps)} m (${minutes} min × ${formatSpeed(o.service.speedMps)} m/s)`,
      inputs: `${householdInput(o)}; ${formatCount(o.figures.places.centre)} service centres; walking network`,
      rule: 'P2 asks for a five-minute service circle; 95% is a setting (rule CENTRE-2), P2 gives no number',
      ...(found === undefined || found.claimedByRadius === null
        ? {}
        : {
            other: `A straight ${formatCount(minutes * 60 * o.service.speedMps)} m would say ${formatCount(found.claimedByRadius)} households (approximate); ${formatCount(found.deniedByWalk)} of them cannot walk it`,
          }),
    }
  },
  denied: (o, minutes) => {
    const found = o.service.minutes.find((entry) => entry.minutes === minutes)
    return {
      formula: `${formatCount(found?.deniedByWalk ?? null)} of ${formatCount(found?.claimedByRadius ?? null)} households`,
      method: `Straight circles of ${formatCount(minutes * 60 * o.service.speedMps)} m round the centres (approximate); denied are those within that walk ${minutes} min along the ways and reach none`,
      inputs: `${householdInput(o)}; ${formatCount(o.figures.places.centre)} service centres; walking network`,
      rule: "A straight line crosses walls, rivers and railways; so P2's five-minute circle is walked here",
    }
  },
  childShare: (_o, child) => ({
    formula: `${formatShare(child.share5, 0.95)}% of ${formatCount(child.households)} households`,
    method:
      "Households within a 300 m walk (1.0 m/s) ÷ all households of the grid; a neighbour's centre counts",
    inputs: 'Households on buildings, service centres in use, walking network',
    rule: "P2's five-minute circle; 95% is a setting",
  }),
  requestsTotal: (o) => ({
    formula: `${formatCount(o.requests.total)}; ${previousCount(o)} in the 30 days before`,
    method: 'Counted by time of arrival, compared with the 30 days just before',
    inputs: requestWindow(o),
    rule: 'Fewer than 5 are not shown on their own',
  }),
  open: (o) => ({
    formula: `${formatCount(o.requests.open)} open`,
    method: 'Requests whose last step is not "Closed", older ones included',
    inputs: `all requests up to ${dataDay(o)}`,
    rule: 'P2: the closed loop of seven stages',
  }),
  overdue: (o) => ({
    formula: `${formatCount(o.requests.overdue)} overdue`,
    method: 'Open for more than 7 days',
    inputs: `all requests up to ${dataDay(o)}`,
    rule: 'The limits are settings; the documents give no number',
  }),
  stage: (o, stage) => {
    const found = o.requests.byStage.find((entry) => entry.stage === stage)
    return {
      formula: `${formatCount(found?.count ?? null)} at "${terms.stage[stage]}", ${formatCount(found?.overdue ?? null)} of them overdue`,
      method:
        'Each request counts once, at the stage it entered last; steps 1–6 include older open ones, step 7 only the last 30 days',
      inputs: `requests up to ${dataDay(o)}`,
      rule: `Step ${stage} of P2's closed loop`,
    }
  },
  category: (o, category) => {
    const found = o.requests.byCategory.find((entry) => entry.category === category)
    return {
      formula: `${formatCount(found?.count ?? null)} of ${formatCount(o.requests.total)}`,
      method: 'Counted by category at intake',
      inputs: requestWindow(o),
      rule: "P2's six duties, with property service, livelihood and disputes",
    }
  },
  rate: (o, key, limit) => ({
    formula: `${formatShare(o.requests.rates[key], limit)}%, limit ${Math.round(limit * 100)}%`,
    method: {
      response: 'assigned within 24 h ÷ those assigned or older than 24 h',
      resolution: 'confirmed solved ÷ all followed up',
      satisfaction: 'said satisfied ÷ all followed up',
      onTime: 'closed within 7 days ÷ those closed or older than 7 days',
    }[key],
    inputs: requestWindow(o),
    rule: `${Math.round(limit * 100)}% is a setting; the documents give no number`,
  }),
  medianHours: (o) => ({
    formula: o.requests.medianHours === null ? '—' : `${o.requests.medianHours.toFixed(1)} h`,
    method: 'Hours from arrival to closing, the median',
    inputs: requestWindow(o),
    rule: custom,
  }),
  organization: (o, level) => {
    const found = o.figures.organizations[level]
    return {
      formula: `${formatCount(found.present)} / ${formatCount(found.expected)}`,
      method: 'One organisation for each grid; a grid without one is a blank spot',
      inputs: 'Organisations, grids of the plan in force',
      rule: 'P2: four levels of organisation (rule ORG-1)',
    }
  },
  blanks: (o) => ({
    formula: `${formatCount(o.figures.organizations.gaps.length)} blank spots`,
    method: 'Grids without organisation (ORG-1) and units without a centre (CENTRE-1)',
    inputs: 'Organisations, places, grids of the plan in force',
    rule: 'P2; YJ, "fill the blanks"',
  }),
  bodies: (o) => ({
    formula: `${formatCount(o.figures.bodies.covered)} / ${formatCount(o.figures.bodies.total)}`,
    method: 'Reached in one of five ways: own, joint by area, joint by trade, attached, advisor sent',
    inputs: 'Enterprises and social organisations',
    rule: 'CS, YJ (rule NEW-1)',
  }),
  posts: (o) => ({
    formula: `${formatCount(o.figures.posts.filled)} / ${formatCount(o.figures.posts.planned)}`,
    method: 'Posts filled ÷ posts planned; posts only, no names',
    inputs: 'Posts',
    rule: 'P2: 8–10 cadres a district; lead, worker and advisor a unit (STAFF-1, STAFF-2)',
  }),
  places: (o) => ({
    formula: `${o.figures.places.hall} halls, ${o.figures.places.centre} centres, ${o.figures.places.station} stations`,
    method: 'Places in use inside the grid; candidates are counted apart',
    inputs: 'Places',
    rule: 'P2: a hall for each district, a centre for each unit',
  }),
}
