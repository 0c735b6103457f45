import type { Disowned, RequestFigure } from '../../app/requests-view.ts'
import { formatCount } from '../format.ts'
import type { DueFact } from '../request-desk-facts.ts'
import { type SpanUnit, spanParts } from '../span.ts'
import type { RequestDeskMessages } from '../zh/request-desk.ts'
import { requestEntry, requestImport } from './request-entry.ts'
import { requestProblems } from './request-problems.ts'
import { terms } from './terms.ts'

const spanUnits: Readonly<Record<SpanUnit, string>> = { minutes: 'min', hours: 'h', days: 'd' }
const span = (hours: number): string => {
  const { value, unit } = spanParts(hours)
  return `${value} ${spanUnits[unit]}`
}

const figureLists: Readonly<Record<RequestFigure, readonly [yes: string, no: string, both: string]>> = {
  response: ['signed in time', 'not signed in time', 'counted for response'],
  resolution: ['said to be solved', 'said not to be solved', 'counted for resolution'],
  satisfaction: ['satisfied', 'not satisfied', 'counted for satisfaction'],
  onTime: ['closed in time', 'not closed in time', 'counted for closing in time'],
  rework: ['sent back at least once', 'visited and never sent back', 'counted for rework'],
  open: ['open', 'open', 'open'],
  overdue: ['overdue', 'overdue', 'overdue'],
  total: ['made', 'made', 'made'],
}

const disowned: Readonly<Record<Disowned, string>> = { unowned: 'In no grid', 'double-owned': 'On a border' }

const due = (fact: DueFact): string => {
  switch (fact.kind) {
    case 'closed':
      return fact.lateHours === null ? 'closed in time' : `closed ${span(fact.lateHours)} late`
    case 'overdue':
      return `overdue ${span(fact.hours)}`
    case 'unsigned':
      return `unsigned, ${span(fact.hours)} late`
    case 'left':
      return `${span(fact.hours)} left`
  }
}

const some = (count: number): string => `${formatCount(count)} ${count === 1 ? 'request' : 'requests'}`

export const requestDesk: RequestDeskMessages = {
  span,
  due,
  disowned,
  list: {
    kicker: 'List',
    finding: (total, { figure }) => {
      if (figure === null) return total === 0 ? 'No such requests' : some(total)
      const [yes, no, both] = figureLists[figure.figure]
      const who = figure.yes === null ? both : figure.yes ? yes : no
      return total === 0 ? `None ${who}` : `${some(total)} ${who}`
    },
    reading: 'Reading the list',
    failed: 'The list did not arrive',
    narrowed: (facts) => {
      const earlier = facts.figure?.figure === 'open' || facts.figure?.figure === 'overdue'
      return [
        earlier ? `made up to ${facts.to}` : `made ${facts.from} – ${facts.to}`,
        facts.place ?? '',
        facts.categories.map((category) => terms.category[category]).join(', '),
        facts.stages.map((stage) => `${stage} ${terms.stage[stage]}`).join(', '),
        facts.overdue ? 'overdue only' : '',
        facts.ownership.map((kind) => disowned[kind].toLowerCase()).join(', '),
      ]
        .filter((part) => part !== '')
        .join(' · ')
    },
    clearFigure: 'Do not narrow to this figure',
    sortLabel: 'Order',
    sorts: { newest: 'Newest', oldest: 'Oldest', due: 'Due first', waiting: 'Longest' },
    sortWhy: {
      newest: 'by arrival, new ones first',
      oldest: 'by arrival, old ones first',
      due: 'open ones by closing limit, the earliest first; closed ones after them',
      waiting: 'open ones by time in their stage, the longest first; closed ones after them',
    },
    label: 'Requests; arrows move, Enter opens',
    keys: '↑↓ move · Enter open',
    number: (number) => `No. ${number}`,
    since: (hours) => `for ${span(hours)}`,
    closedAfter: (hours) => `took ${span(hours)}`,
    suspended: 'Suspended',
    reworked: (count) => (count === 1 ? 'sent back once' : `sent back ${count} times`),
    stageMark: (stage, name) => `step ${stage} of 7: ${name}`,
    more: 'Reading on',
    moreFailed: 'The rest did not arrive',
    end: (count) => `The end: ${some(count)}`,
    changed: 'The list has changed: read it again from the top',
    old: (time) => `No update arrived; this is the list of ${time}`,
    emptyWhy: 'Try other days, or take some filters away on the left.',
    emptyFigure: 'This figure has no such requests in these days.',
  },
  history: {
    back: 'Back to the list',
    kicker: (number) => `Request ${number}`,
    reading: 'Reading what happened',
    gone: 'There is no such request',
    goneWhy: 'Its number may be mistyped, or the data has been replaced.',
    finding: (found) => {
      switch (found.kind) {
        case 'closed':
          return found.lateHours === null
            ? `Closed after ${span(found.waitedHours)}, in time`
            : `Closed after ${span(found.waitedHours)}, ${span(found.lateHours)} late`
        case 'suspended':
          return `Suspended for ${span(found.sinceHours)}, in "${terms.stage[found.stage]}"`
        case 'waiting': {
          const where = `In "${terms.stage[found.stage]}" for ${span(found.hours)}`
          if (found.due.kind === 'overdue') return `${where}, ${span(found.due.hours)} overdue`
          if (found.due.kind === 'unsigned') return `${where}, ${span(found.due.hours)} late to sign`
          return `${where}, ${span(found.due.hours)} left`
        }
      }
    },
    facts: {
      category: 'Category',
      place: 'Grid',
      desk: 'Now with',
      made: 'Made',
      origin: 'Came by',
      waited: 'Waited so far',
    },
    waitedClosed: 'Waited in all',
    placeOf: (basic, unit) => (unit === null ? basic : `${basic} (${unit})`),
    unowned: 'in no grid; with the street',
    doubleOwned: (names) => `on a border: ${names}; with the street`,
    deskOf: (name, level) => `${name} (${level.toLowerCase()})`,
    origins: {
      demo: 'Demo data (fictional)',
      entry: 'entry',
      import: 'import',
      open311: 'another system (Open311)',
    },
    limits: 'Two limits',
    limitNames: { sign: 'Sign', close: 'Close' },
    limitAt: (time) => `by ${time}`,
    limit: (fact) => {
      switch (fact.kind) {
        case 'met':
          return `${fact.at}, took ${span(fact.usedHours)}`
        case 'late':
          return `${fact.at}, ${span(fact.byHours)} late`
        case 'running':
          return `${span(fact.leftHours)} left`
        case 'over':
          return `${span(fact.byHours)} over`
      }
    },
    limitMoved: (parts) => `The closing limit has moved: ${parts.join(', ')}`,
    movedBySuspension: (hours) => `suspended ${span(hours)}`,
    movedByExtension: (hours) => `extended ${span(hours)}`,
    lineLabel: (made, end) =>
      `From ${made}, when it was made, to ${end}; upright lines are limits, hatching is late`,
    steps: 'What happened',
    after: (hours) => `after ${span(hours)}`,
    sameTime: 'at once',
    event: {
      rework: 'Sent back to consultation: rework',
      suspend: 'Suspended; the closing limit stands still',
      resume: 'Resumed; the limit runs on',
      extend: (hours) => `Closing limit extended by ${span(hours)}`,
      escalate: (from, to) => `Called up: ${from} → ${to}`,
      transfer: (from, to) => `Handed over: ${from} → ${to}`,
    },
    answers: {
      solved: { yes: 'said solved', no: 'said not solved', none: 'not asked if solved' },
      satisfied: { yes: 'satisfied', no: 'not satisfied', none: 'not asked if satisfied' },
    },
    waitingHere: (hours) => `here for ${span(hours)}`,
    notYet: 'not yet',
    description: 'What was said',
    noDescription: 'No words were left.',
    removed: (count) =>
      `${count} ${count === 1 ? 'piece of personal data was' : 'pieces of personal data were'} taken out before it was written, *** stands instead; the original was not kept.`,
    moves: {
      title: 'What next',
      readOnly: 'This role may read, not act.',
      closed: 'Closed: nothing more happens to it.',
      enter: (stage, name) => `To ${stage} ${name}`,
      rework: 'Back to 3 (rework)',
      suspend: 'Suspend',
      resume: 'Resume',
      extend: 'Extend',
      escalate: 'Call up',
      transfer: 'Hand over',
      why: {
        rework: 'Where the visit said no, a reason may be left out.',
        suspend: 'The closing limit stands still; nothing else can be done until it is resumed.',
        resume: 'The limit runs on, as much later as the suspension was long.',
        extend: 'Moves the closing limit only, and only before it has passed.',
        escalate: (name) => `To the level above: ${name}. One level at a time.`,
        transfer: 'To the same level or below; upwards one calls up.',
      },
      reason: 'Reason',
      reasonHint: 'Everybody on the way can read it; no names, no telephone numbers.',
      at: 'Time',
      atHint: (standsStill) =>
        standsStill
          ? 'the clock of demo data stands still: unchanged, it is the minute after'
          : 'unchanged: the moment it is saved',
      solved: 'Is it solved?',
      satisfied: 'Is the resident satisfied?',
      yes: 'Yes',
      no: 'No',
      notAsked: 'Not asked',
      hours: 'By how many hours',
      hourChoices: { 24: '1 day', 72: '3 days', 168: '7 days' },
      to: 'To whom',
      toChoose: 'Choose one',
      toStreet: 'Street',
      save: 'Save',
      saving: 'Saving',
      cancel: 'Leave it',
      saved: (what, time) => `Saved: ${what}, ${time}`,
      refused: 'Not saved',
    },
  },
  personal: {
    'identity-number': 'identity number',
    'mobile-number': 'mobile number',
    landline: 'telephone number',
    email: 'e-mail address',
    'plate-number': 'number plate',
    'bank-card': 'bank card',
  },
  removedKinds: (kinds) => kinds.map(([name, count]) => `${name} ×${formatCount(count)}`).join(', '),
  willRemove: (kinds) => `Will be taken out: ${kinds}`,
  stays: (text) => `What is written: ${text}`,
  problems: requestProblems,
  otherProblem: (code) => `That did not work (${code}).`,
  entry: requestEntry,
  import: requestImport,
}
