import { formatCount, formatShare, formatSpeed } from '../format.ts'
import type { SitePlace } from '../walk-finding.ts'
import type { walk as zh } from '../zh/walk.ts'

const siteNames: Readonly<Record<SitePlace['kind'], string>> = {
  place: 'a public place',
  building: 'a building door',
  node: 'a crossing',
}

const households = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? 'household' : 'households'}`

const findings: typeof zh.findings = {
  cover: (found) => {
    switch (found.kind) {
      case 'no-households':
        return 'No households recorded, so nobody to count'
      case 'no-centre':
        return 'No centre in use yet: nobody can walk to one'
      case 'all':
        return `Every household walks to a centre in ${found.minutes} minutes`
      case 'reached':
        return `${formatShare(found.share)}% walk to a centre in ${found.minutes} minutes`
      case 'short':
        return `${households(found.outside)} cannot walk to a centre in ${found.minutes} minutes`
    }
  },
  gap: (found) => {
    switch (found.kind) {
      case 'none':
        return `No gaps: everybody walks it in ${found.minutes} minutes`
      case 'largest':
        return `The largest gap${found.where === '' ? '' : ` is round ${found.where}`}: ${households(found.households)} out of reach`
      case 'small':
        return `Only ${found.count === null ? '' : `${found.count} `}small gaps are left, ${households(found.households)} in all`
    }
  },
  probe: (found) =>
    found.kind === 'nobody'
      ? 'Nobody lives within reach'
      : `${households(found.households)} within ${found.minutes} minutes of here`,
  trial: (found) => {
    switch (found.kind) {
      case 'same':
        return 'As many households reach it as before'
      case 'more':
        return `Here, ${formatCount(found.change)} more reach a centre in ${found.minutes} minutes`
      case 'fewer':
        return `Here, ${formatCount(found.change)} fewer reach a centre in ${found.minutes} minutes`
      case 'off-network':
        return 'There is no way near here for a centre to stand at'
    }
  },
  siting: (found) => {
    switch (found.kind) {
      case 'nothing':
        return 'More would not help: no candidate reaches anybody new'
      case 'one':
        return `At ${found.where}, ${formatCount(found.gained)} more reach a centre in ${found.minutes} minutes`
      case 'several':
        return `With ${found.count} more, ${formatCount(found.gained)} more reach one in ${found.minutes} minutes`
    }
  },
  reason: (reason) =>
    reason.kind === 'only'
      ? `Nothing can stand in for it: without it ${households(reason.alone)} are out of reach`
      : reason.by === 0
        ? `As good as ${reason.than}`
        : `The next best, ${reason.than}, reaches ${formatCount(reason.by)} fewer`,
  proof: ({ proven, gap }) =>
    proven
      ? 'proven best'
      : `at most ${(Math.ceil(gap * 1000 - 1e-9) / 10).toFixed(1)}% below the best possible`,
}

const failures: Readonly<Record<string, string>> = {
  'no-network': 'The data of this street has no way to walk on. Import roads and the circles appear.',
  'walk-data-unavailable': 'The walking network did not arrive.',
  'worker-failed': 'The computation on this machine broke off.',
}

const refusals: Readonly<Record<string, string>> = {
  'point-outside-street': 'Outside the street: the data ends at its border',
  'point-in-water': 'This is water, there is no way',
  'too-far-from-network': 'More than 150 m from the nearest way',
  'no-network': 'The data of this street has no way to walk on',
  'bad-point': 'This place cannot be read',
  'area-too-large': 'Too large an area to draw',
}

const sitingFailures: Readonly<Record<string, string>> = {
  'k-too-large': 'There are fewer candidates than that. Add fewer, or choose other candidates.',
  'no-candidates': 'There are no such candidates here.',
  'no-demand': 'Nobody here is out of reach, so nothing needs adding.',
  'siting-too-large':
    'Too much to compare in the time. Ask for fewer minutes, other candidates, or within one grid.',
  'no-network': 'The data of this street has no way to walk on.',
  'too-busy': 'The server is searching for others. Please try again later.',
  network: 'The server does not answer. Please try again later.',
}

export const walk: typeof zh = {
  name: 'Walks',
  enterWhy: 'Walking circles: other minutes and speeds, gaps, walks from any point (W)',
  findings,
  kicker: 'Who can walk it',
  controls: 'How long and how fast one walks',
  minutes: 'Minutes',
  speed: 'Speed',
  speeds: { 0.8: 'slow', 1: 'default', 1.2: '', 1.4: '' },
  speedValue: (speedMps) => `${formatSpeed(speedMps)} m/s`,
  reach: (minutes, speedMps) =>
    `${minutes} min × ${formatSpeed(speedMps)} m/s = ${formatCount(minutes * 60 * speedMps)} m walked`,
  circles: 'Circles',
  legendCircles: (speedMps) => `walked · ${formatSpeed(speedMps)} m/s`,
  legendGaps: (minutes, speedMps) => `homes outside ${minutes} min · ${formatSpeed(speedMps)} m/s`,
  circleShapes: { united: 'united', 'by-centre': 'by centre' },
  at: (minutes, speedMps) => `${minutes} min · ${formatSpeed(speedMps)} m/s`,

  opening: 'Reading the walking network',
  openingWhy:
    'It is fetched once; other minutes, speeds and moved centres are then computed here, without the server',
  computing: 'Working out the circles',
  failed: (code) => failures[code] ?? 'The circles could not be worked out.',

  share: (minutes) => `within ${minutes} min`,
  residents: 'people',
  own: 'to its own centre',
  neighbour: "to a neighbour's",
  farthest: 'Longest walk',
  walkTime: (seconds) => {
    const whole = Math.round(seconds)
    return whole < 60
      ? `${whole} s`
      : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
  },
  nearest: 'Nearest for most, on average',
  nearestOwn: '(its own)',
  nearestNeighbour: "(a neighbour's)",
  unreachable: 'No way to any centre',
  householdsOf: households,
  ranking: (level, minutes) => `${level}: within ${minutes} min, lowest first`,

  gaps: 'Out of reach',
  gapsSub: (minutes, speedMps, count) =>
    `${minutes} min · ${formatSpeed(speedMps)} m/s · ${households(count)} in all`,
  gapWhere: (name, others) => (others === 0 ? name : `${name} and ${others} more`),
  gapWalk: (name, seconds) => `${(Math.ceil(seconds / 6) / 10).toFixed(1)} min to ${name}`,
  gapNoWay: 'no way to any centre',
  gapOthers: (count, sum, least) => `${count} more of fewer than ${least}: ${households(sum)} in all`,
  gapUnit: '',
  moreGaps: (count) => `${count} more`,
  gapRank: (rank) => `Gap ${rank}`,
  gapList: 'Gaps, largest first; arrows move, Enter shows it on the map',
  noGapsWhy: 'That is not to say the service is good enough; only that at this speed all can walk it.',

  problems: (count) =>
    count === 1 ? 'One place stands where nobody walks' : `${count} places stand where nobody walks`,
  problem: {
    'centre-on-island': 'its ways lead nowhere else; the circle is that island',
    'centre-off-network': 'no way within 150 m; it has no circle',
  },
  showOnMap: (name) => `Show ${name} on the map`,

  probe: 'Walking from here',
  probeClose: 'Close',
  probeFrom: (metres) => `${formatCount(metres)} m to the nearest way first`,
  probeIsland: 'The ways here lead nowhere else',
  probeColumns: {
    minutes: 'min',
    households: 'households',
    residents: 'people',
    centres: 'centres',
    grids: 'grids',
  },
  probeCentres: (names) => `Reaches ${names} within 15 minutes`,
  probeNoCentre: 'No centre within 15 minutes',
  probeGrids: 'Grids touched within 15 minutes',
  probePlaces: (count) => `(${count} in all)`,
  probeMore: (count) => `(${count} in all)`,
  refused: (code) => refusals[code] ?? `Cannot be worked out here (${code})`,

  trial: 'Move a centre, on trial',
  trialWhy: 'Only on this screen; nothing is saved. Computed for the minutes and speed above.',
  trialBack: 'Put it back',
  trialNow: 'now',
  trialBefore: 'before',
  trialChange: 'change',
  trialCovered: 'households reached',
  trialGaps: 'gaps',
  trialList: 'Drag one on the map, or move one from here with the keyboard',
  trialMove: (name) => `Move ${name}`,
  trialPick: 'Move',
  trialHint: 'Let go or Enter drops it, Esc puts it back; arrows 10 m, with Shift 50 m',

  siting: 'Where would one more help most?',
  sitingAdd: 'How many',
  sitingFewer: 'One fewer',
  sitingMore: 'One more',
  sitingSites: 'Candidates',
  siteKinds: { places: 'public places', buildings: 'building doors', nodes: 'crossings' },
  sitingRun: 'Search',
  sitingStop: 'Stop',
  sitingStopped: 'Stopped, without a result.',
  sitingWhere: (name) => `Within ${name}`,
  sitingStages: {
    reach: 'Walking from every candidate',
    reduce: 'Leaving out what need not be compared',
    search: 'Looking for the best choice',
    bound: 'Working out the most possible',
    solve: 'Proving that nothing is better',
  },
  sitingBest: (count) => `best so far +${formatCount(count)}`,
  sitingBound: (count) => `at most +${formatCount(count)}`,
  sitingGained: (count) => `+${formatCount(count)}`,
  sitingBefore: 'now',
  sitingAfter: 'then',
  sitingCandidates: (count) => `${formatCount(count)} candidates compared`,
  sitingOutdated: 'The conditions changed; this is the answer to the former ones',
  sitingFailed: (code) => sitingFailures[code] ?? `That did not work (${code}).`,
  siteBeside: (kind) => `another ${siteNames[kind].replace(/^an? /, '')} of the same grid`,
  siteName: ({ kind, name, grid }) =>
    name ?? (grid === null ? siteNames[kind] : `${siteNames[kind]} in ${grid}`),

  hints: {
    probe: 'Click: how far one walks from there',
    drag: 'Drag a centre: try it elsewhere',
    leave: 'Esc: one step back',
  },
  source: {
    cover: 'households that walk it ÷ all; from the nearest way to the door of the centre',
    gaps: 'homes out of reach joined into areas, parted by main roads, rivers and railways',
    siting: 'every candidate is walked from; then it is proven how much better any choice could be',
    limit: '95% is a setting, P2 gives no number; so is the speed',
  },
}
