import { formatCount, formatShare, formatSpeed } from '../format.ts'
import type { WalkInputs, walkProvenance as zh } from '../zh/walk-provenance.ts'

const inputs = ({ centres, estimated }: WalkInputs): string =>
  `Walking network; ${estimated ? 'estimated' : 'recorded'} households; ${centres} centres in use`

const limit = ({ minutes, speedMps }: WalkInputs): string =>
  `${minutes} min × ${formatSpeed(speedMps)} m/s = ${formatCount(minutes * 60 * speedMps)} m`

const advice = 'Advice only; P2 asks for the five-minute circle and does not say where'
const custom = 'Field practice; the documents set no rule'

export const walkProvenance: typeof zh = {
  cover: (w, place, covered) => ({
    formula: `${formatCount(covered.households)} ÷ ${formatCount(place.households)} households = ${formatShare(covered.share, 0.95)}%`,
    method: `From the way nearest to each building to the door of the nearest centre: ${limit(w)} or less; the centre's own distance to the way counts`,
    inputs: inputs(w),
    rule: 'P2 asks for a five-minute service circle; 95% and the speed are settings',
  }),
  residents: (w, covered) => ({
    formula: `${formatCount(covered.residents)} people`,
    method: `People of the buildings from which a centre is within ${limit(w)}; totals only`,
    inputs: inputs(w),
    rule: custom,
  }),
  own: (w, covered) => ({
    formula: `${formatCount(covered.byOwn)} + ${formatCount(covered.byNeighbour)} = ${formatCount(covered.households)} households`,
    method: "Households within reach by their nearest centre: the grid's own, or a neighbour's",
    inputs: inputs(w),
    rule: 'P2: a service centre in each unit (rule CENTRE-1)',
  }),
  farthest: (w, { metres, seconds }) => ({
    formula: `${formatCount(metres)} m ÷ ${formatSpeed(w.speedMps)} m/s = ${formatCount(seconds)} s`,
    method: 'The longest walk from any inhabited building to its nearest centre',
    inputs: inputs(w),
    rule: custom,
  }),
  nearest: (w, households, meanSeconds) => ({
    formula: `${formatCount(households)} households, ${formatCount(meanSeconds)} s on average`,
    method: 'The centre that is nearest to most households, and their mean walk',
    inputs: inputs(w),
    rule: custom,
  }),
  unreachable: (w, households) => ({
    formula: `${formatCount(households)} households`,
    method: 'The ways beside the building join no centre, or there is none within 150 m',
    inputs: inputs(w),
    rule: 'Often a piece of road is missing in the data: check the map first',
  }),
  gap: (w, households) => ({
    formula: `${formatCount(households)} households`,
    method: `Households that reach no centre within ${limit(w)}; homes less than 50 m apart are joined, main roads, rivers and railways part them`,
    inputs: inputs(w),
    rule: 'P2 asks for the five-minute circle; how a gap is drawn is field practice',
  }),
  probe: (w, households) => ({
    formula: `${formatCount(households)} households`,
    method: `From this place to the nearest way, then along the ways: buildings within ${limit(w)}`,
    inputs: `Walking network; ${w.estimated ? 'estimated' : 'recorded'} households`,
    rule: "P2's five-minute circle; the speed is a setting",
  }),
  trial: (w, households, now, before) => ({
    formula: `${formatCount(now)} − ${formatCount(before)} ${households ? 'households' : 'gaps'}`,
    method: `The whole street walked anew with the centre in its new place (${limit(w)}), less the former`,
    inputs: inputs(w),
    rule: 'A trial; the plan is not changed',
  }),
  site: (w, gained, shareOfRest) => ({
    formula: `+${formatCount(gained)} households, ${formatShare(shareOfRest)}% of those not reached before`,
    method: `Households within ${limit(w)} that neither the present centres nor the places before it reach`,
    inputs: inputs(w),
    rule: advice,
  }),
  siting: (w, total, bound, candidates) => ({
    formula: `+${formatCount(total)} households; no choice gives more than +${formatCount(bound)}`,
    method: `${formatCount(candidates)} candidates each walked ${limit(w)}; a good choice is found, then the most possible; where both are equal nothing is better`,
    inputs: inputs(w),
    rule: advice,
  }),
}
