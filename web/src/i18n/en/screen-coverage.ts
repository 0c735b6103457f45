import type { Overview } from '../../api/overview.ts'
import { formatCount, formatShare } from '../format.ts'
import type { screenCoverage as zh } from '../zh/screen-coverage.ts'

const stem = (name: string): string => name.replace(/(片区|单元)$/, '')
const percent = (share: number): string => `${Math.floor(share * 100 + 1e-9)}%`
const metres = (o: Overview): string => formatCount(300 * o.service.speedMps)
const homes = (o: Overview): string =>
  `${formatCount(o.figures.buildings)} buildings with ${o.street.householdsCounted ? 'registered' : 'estimated'} households`
const walks = 'Households of buildings, operating centres, walking network'
const circle = 'P2: a five-minute circle around party and public services; 95% is a setting (rule CENTRE-2)'

export const screenCoverage: typeof zh = {
  scope: (place, speed) => `${place === null ? '' : `${place} · `}walked at ${speed} m/s · by household`,
  title: (found) => {
    switch (found.kind) {
      case 'no-network':
        return 'No walking network: nobody can say who walks it'
      case 'no-households':
        return 'No households on record'
      case 'no-centre':
        return 'No service centre operates yet'
      case 'reached':
        return found.share === 1
          ? 'Every household walks it in five minutes'
          : `Households within five minutes have reached the limit of ${Math.round(found.limit * 100)}%`
      case 'short':
        return found.share === 0
          ? 'No household walks it in five minutes'
          : `${percent(found.share)} of households walk it in five minutes`
    }
  },
  inside: 'Within reach',
  all: 'Of',
  claimed: 'By straight line',
  rowUnit: '',
  stem,
  claim: ['A straight line claims ', ', too many by '],
  noneDenied: 'All households in the straight circles walk it',
  limit: (limit) => `limit ${limit}%`,
  spread: (found) => {
    switch (found.kind) {
      case 'none':
        return 'No households in the grids below'
      case 'all-reached':
        return `All ${found.count} grids below reach the limit`
      case 'even':
        return `The grids below are alike, about ${percent(found.share)}`
      case 'spread':
        return `${stem(found.best)} is best, ${stem(found.worst)} has only ${percent(found.worstShare)}`
    }
  },
  gaps: ({ shown, held, all }) =>
    all === 0
      ? 'Nobody is out of reach'
      : shown === 0
        ? `${formatCount(all)} scattered households are out of reach`
        : shown === 1
          ? `One gap holds ${percent(held / all)} of those out of reach`
          : `${shown} gaps hold ${percent(held / all)} of those out of reach`,
  gapWhere: (names) => {
    const [first = 'unnamed', second] = names.map(stem)
    if (second === undefined) return first
    const pair = `${first}–${second}`
    return [...pair].length <= 9
      ? pair
      : names.length > 2 && [...first].length <= 8
        ? `${first} +${names.length - 1}`
        : first
  },
  rest: (count) => (count === null ? 'All others' : `${formatCount(count)} others`),
  notes: {
    share: 'Households within a five-minute walk ÷ all (P2); 95% is a setting, the document gives none',
    shareBrief: 'Households within reach ÷ all (P2); 95% is a setting',
    straight: 'Straight 300 m is approximate: it passes walls, rivers, railways',
    gap: (attribution, counted) =>
      `Ways and buildings ${attribution}; households ${counted ? 'registered' : 'estimated'}`,
  },
  provenance: {
    claimed: (o) => {
      const found = o.service.minutes.find(({ minutes }) => minutes === 5)
      return {
        formula: `${formatCount(found?.claimedByRadius ?? null)} ÷ ${formatCount(o.figures.households)} households`,
        method: `Circles of ${metres(o)} m around each centre (approximate): households in them ÷ all`,
        inputs: `${homes(o)}; ${formatCount(o.figures.places.centre)} centres`,
        rule: 'A straight line passes walls, rivers and railways; P2’s circle is walked. For comparison only',
        other: `Walked ${metres(o)} m: ${formatCount(found?.households ?? null)} households`,
      }
    },
    band: (o, index, households) => ({
      formula: `${formatCount(households)} ÷ ${formatCount(o.figures.households)} households`,
      method: `Each household stands in one band, by the minutes to its nearest centre: ${['within 5', 'over 5, within 10', 'over 10, within 15', 'over 15, or no way'][index] ?? ''}`,
      inputs: `${homes(o)}; ${formatCount(o.figures.places.centre)} centres; walking network`,
      rule:
        [
          'P2: five-minute circle',
          'Common practice; the documents have no 10 minutes',
          'YJ: 15-minute circle of convenience',
          'Outside the 15-minute circle (YJ)',
        ][index] ?? '',
    }),
    child: (row) => ({
      formula: `${formatCount(row.covered)} ÷ ${formatCount(row.households)} households = ${formatShare(row.share, 0.95)}%`,
      method:
        'Households of this grid within five minutes ÷ all of it; centres next door count. Pale: ten minutes',
      inputs: walks,
      rule: circle,
      ...(row.radius.claimed > 0
        ? {
            other: `Straight circles claim ${formatCount(row.radius.claimed)} (approximate); ${formatCount(row.radius.denied)} of them cannot walk it`,
          }
        : {}),
    }),
    gap: (households, all) => ({
      formula: `${formatCount(households)} households, ${formatShare(all === 0 ? null : households / all)}% of the ${formatCount(all)} out of reach`,
      method:
        'Homes out of five minutes’ reach, joined where less than 50 m apart, cut by main roads, rivers and railways',
      inputs: walks,
      rule: circle,
    }),
    gapRest: (rest, all) => ({
      formula: `${formatCount(all)} − ${formatCount(all - rest.households)} = ${formatCount(rest.households)} households`,
      method: 'All out of reach less those listed; gaps of fewer than ten households are in it',
      inputs: walks,
      rule: circle,
    }),
  },
}
