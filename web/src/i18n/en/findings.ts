import { formatCount, formatShare } from '../format.ts'
import type { findings as zh } from '../zh/findings.ts'
import { terms } from './terms.ts'

const of100 = (share: number): number => Math.round(share * 100)

export const findings: typeof zh = {
  service: (found) => {
    switch (found.kind) {
      case 'no-network':
        return 'No walking network yet: nobody knows who reaches a centre'
      case 'no-households':
        return 'No households recorded, so no coverage'
      case 'no-centre':
        return 'No service centre in use yet'
      case 'reached':
        return found.share === 1
          ? 'Every household walks to a centre in five minutes'
          : `${formatShare(found.share)}% walk to a centre in five minutes`
      case 'short':
        return `${formatCount(found.outside)} households cannot walk to a centre in five minutes`
    }
  },
  denied: ({ claimed, denied }) =>
    denied === 0
      ? `The straight circle claims ${formatCount(claimed)}, and all of them can walk it`
      : `The straight circle claims ${formatCount(claimed)}; ${formatCount(denied)} of them cannot walk it`,
  spread: (found) => {
    switch (found.kind) {
      case 'none':
        return 'No households in the grids below'
      case 'all-reached':
        return `All ${found.count} grids below reach the limit`
      case 'even':
        return `The grids below are alike, near ${formatShare(found.share)}%`
      case 'spread':
        return `${found.best} is best, ${found.worst} only ${formatShare(found.worstShare)}%`
    }
  },
  volume: (found) => {
    switch (found.kind) {
      case 'no-data':
        return 'No requests recorded'
      case 'suppressed':
        return 'Fewer than 5; shown with the level above'
      case 'none':
        return 'No requests in 30 days'
      case 'first':
        return `${formatCount(found.total)} requests in 30 days`
      case 'steady':
        return `${formatCount(found.total)} in 30 days, as before`
      case 'more':
        return `${formatCount(found.total)} in 30 days, up ${of100(found.change)}%`
      case 'fewer':
        return `${formatCount(found.total)} in 30 days, down ${of100(found.change)}%`
    }
  },
  stage: (found) =>
    found.kind === 'all-closed'
      ? `All ${formatCount(found.total)} are closed`
      : `${formatCount(found.open)} open, most at "${terms.stage[found.stage]}"; ${
          found.overdue > 0 ? `${formatCount(found.overdue)} overdue` : 'none overdue'
        }`,
  rate: (found) => {
    switch (found.kind) {
      case 'unknown':
        return 'Nothing to measure the rates on yet'
      case 'all-met':
        return 'All three rates reach their limits'
      case 'short':
        return `${found.met} of ${found.measured} rates met; ${terms.rate[found.worst].toLowerCase()} ${found.points.toFixed(1)} points short`
    }
  },
  hour: (found) => `Most come from ${found.from} to ${found.to} h, ${of100(found.share)}%`,
  day: (found, day) =>
    `${day} had most, ${formatCount(found.count)}; usually ${found.usual.toFixed(found.usual < 10 ? 1 : 0)}`,
  category: (found) => `${terms.category[found.category]} leads with ${of100(found.share)}%`,
  organization: (found) => {
    switch (found.kind) {
      case 'no-data':
        return 'No organisations recorded'
      case 'complete':
        return 'Every level has its organisation and centre'
      case 'blank': {
        const branches = found.district + found.unit
        const parts = [
          branches > 0 ? `${branches} branch${branches === 1 ? '' : 'es'}` : '',
          found.basic > 0 ? `${found.basic} group${found.basic === 1 ? '' : 's'}` : '',
          found.centre > 0 ? `${found.centre} centre${found.centre === 1 ? '' : 's'}` : '',
        ].filter((part) => part !== '')
        return `${formatCount(found.total)} blank spots: ${parts.join(', ')}`
      }
    }
  },
}
