import { formatCount } from '../format.ts'
import type { Headline, ScreenMapMessages } from '../zh/screen-map.ts'

const plain = (before: string): Headline => ({ before, figure: null, after: '' })

export const screenMap: ScreenMapMessages = {
  headline: (found) => {
    switch (found.kind) {
      case 'no-network':
        return plain('No walking network, so nobody knows who can walk here')
      case 'no-households':
        return plain('No households on record, so no reach can be told')
      case 'no-centre':
        return { before: 'No service centre yet for ', figure: found.households, after: ' households' }
      case 'all':
        return plain('Every household walks to a centre in five minutes')
      case 'largest':
        return {
          before: found.where === null ? '' : `The largest gap, round ${found.where}: `,
          figure: found.households,
          after: ' households out of reach',
        }
      case 'small':
        return {
          before: 'No large gap, but ',
          figure: found.households,
          after:
            found.count === null
              ? ' households out of reach'
              : ` households out of reach in ${formatCount(found.count)} places`,
        }
    }
  },
  figureLabel: 'Households beyond five minutes’ walk',
  unitName: (name) => name.replace(/单元$/, ''),
  farthest: (seconds) =>
    `The farthest building is ${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s away`,
  withoutCentre: (names) =>
    names.length <= 2
      ? `No centre of their own yet: ${names.join(', ')}`
      : `${names.length} units have no centre of their own yet`,
  sentences: (parts) => parts.map((part) => `${part}.`).join(' '),
  noCentreSub: 'Hatched is where people live; circles come once a candidate place is opened.',
  noNetworkSub: 'Without ways to walk on, neither circles nor gaps can be drawn.',
  path: 'Where this is',
  cursor: (name) => `${name}: Enter goes in`,
  tour: {
    running: (at, of) => `Tour ${at}/${of}`,
    held: 'Tour held; it goes on after two quiet minutes',
  },
  legend: {
    label: 'Legend',
    walk: 'Walk',
    minutes: (minutes) => `${minutes} min`,
    gap: 'Out of reach',
    spot: 'Clusters',
    sure: (percent) => `${percent}%`,
    newest: 'Newest',
    centre: 'Centre',
    hall: 'Hall',
  },
  source: {
    walk: 'Walked at 1.0 m/s, out of reach: beyond 5 min',
    spots: (days) => `Clusters: ${days} days by household, % sure`,
    newest: 'Requests are shown by grid only',
    radius: 'No network; straight lines are not drawn either',
  },
  walkedFrom: (minutes) => `${minutes} min from a centre`,
  status: {
    loading: 'Loading the map',
    lost: 'Graphics were interrupted; this is the last picture, coming back',
    error: 'Map data cannot be had at the moment; trying again',
    webgl: 'This machine cannot draw the map; trying again',
  },
  regionLabel:
    'Map of the street. Arrow keys choose a grid, Enter goes in, Escape or Backspace goes one level up.',
}
