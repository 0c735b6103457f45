import { formatCount } from '../format.ts'
import type { OrganizationFact } from '../screen-facts.ts'
import type { screenOrganization as zh } from '../zh/screen-organization.ts'

const six = {
  site: 'site',
  facilities: 'gear',
  sign: 'sign',
  rules: 'rules',
  funds: 'funds',
  staff: 'staff',
}
const ratingName = { gold: 'gold', silver: 'silver', yellow: 'yellow', red: 'red' }
const none: Readonly<Record<string, string>> = {
  street: 'committee',
  district: 'general branch',
  unit: 'branch',
  basic: 'group',
  centre: 'centre',
}
const kinds = (found: OrganizationFact): { name: string; count: number }[] =>
  (['street', 'district', 'unit', 'basic', 'centre'] as const)
    .map((key) => ({ name: none[key] ?? '', count: found[key] }))
    .filter(({ count }) => count > 0)
const staff = 'P2: 8–10 cadres a district; grid lead, workers and advisor a unit (rules STAFF-1, STAFF-2)'

export const screenOrganization: typeof zh = {
  scope: (place) => `${place === '' ? '' : `${place} · `}four levels, as on record`,
  title: (found) =>
    found === null
      ? 'Organisations are not on record yet'
      : found.total === 0
        ? 'No blank spot at any level'
        : `${formatCount(found.total)} blank spots: ${kinds(found)
            .map(({ name, count }) => `${formatCount(count)} ${name}`)
            .join(', ')}`,
  titleShort: (found) => {
    if (found === null) return 'Not on record yet'
    const [most] = kinds(found).toSorted((a, b) => b.count - a.count)
    return most === undefined
      ? 'No blank spot'
      : `${formatCount(found.total)} blanks, ${formatCount(most.count)} ${most.name}`
  },
  noOrganizations: 'No organisation of this street is on record. Once they are, this says what is missing.',
  six,
  sixTitle: (found) =>
    found.kind === 'nobody-looked'
      ? 'Six: not looked at'
      : found.missing.length === 0
        ? 'All six present'
        : found.missing.length > 2
          ? `${found.missing.length} of six missing`
          : `Lack: ${found.missing.map((item) => six[item]).join(', ')}`,
  nobodyLooked: (operating) =>
    operating === 0
      ? 'No centre or hall operates.'
      : `Nobody has looked at ${formatCount(operating)} places.`,
  rating: { gold: 'G', silver: 'S', yellow: 'Y', red: 'R' },
  ratingName,
  ratingTitle: ({ gold, silver, yellow, red }) =>
    gold + silver + yellow + red === 0
      ? 'Not rated yet'
      : red > 0
        ? `${formatCount(red)} rated red`
        : yellow > 0
          ? `${formatCount(yellow)} rated yellow`
          : 'None yellow or red',
  noRatings: (compounds) =>
    compounds === 0 ? 'No compound on record.' : `${formatCount(compounds)} compounds without a rating.`,
  postsTitle: (posts, onRecord) => {
    const open = posts.reduce((sum, { planned, filled }) => sum + Math.max(0, planned - filled), 0)
    return onRecord === 0
      ? 'No posts yet'
      : open === 0
        ? 'All posts filled'
        : `${formatCount(open)} posts open`
  },
  posts: 'Posts filled',
  post: {
    secretary: 'Secretaries',
    cadre: 'Cadres',
    advisor: 'Advisors',
    'grid-lead': 'Grid leads',
    'grid-worker': 'Grid workers',
    'basic-lead': 'Basic leads',
  },
  place: { hall: 'Halls', centre: 'Centres', station: 'Stations', 'community-rooms': 'Rooms' },
  grades: 'Grades 1, 2, 3',
  grade: { 1: 'Grade 1', 2: 'Grade 2', 3: 'Grade 3' },
  bodies: 'Bodies covered',
  unmanaged: 'Fallback plans',
  blankKind: (rule, level) => (rule === 'CENTRE-1' ? 'No centre' : `No ${none[level] ?? ''}`),
  blankNames: (names, all) =>
    `${names.map((name) => name.replace(/(片区|单元)$/, '')).join(', ')}${all > names.length ? ` … ${formatCount(all)} in all` : ''}`,
  notes: {
    organization: 'Hatched: blank spots; each level its organisation, each unit a centre (P2)',
    six: (looked) => (looked === 0 ? '' : `${formatCount(looked)} centres and halls (P2 six-have)`),
    ratings: 'companies rated this quarter (P2)',
  },
  provenance: {
    level: (name, expected, present) => ({
      formula: `${formatCount(present)} / ${formatCount(expected)} ${name}`,
      method: 'Each grid has its organisation; one without is a blank spot. This place and all grids in it',
      inputs: 'Register of organisations, grids of the plan',
      rule: 'P2: four levels (rule ORG-1); YJ: fill the blanks',
    }),
    six: ({ item, looked, present, missing }) => ({
      formula: `${formatCount(present)} / ${formatCount(looked)} have: ${six[item]}`,
      method:
        missing.length === 0
          ? 'Of operating centres and halls where somebody looked, all have it'
          : `Missing at ${missing.slice(0, 4).join(', ')}${missing.length > 4 ? ` and ${missing.length - 4} more` : ''}`,
      inputs: 'Register of places; where nobody looked it is neither present nor missing',
      rule: 'P2 six-have: site, facilities, sign, rules, funds, staff (rule PLACE-1); CS has another six',
    }),
    rating: (rating, counts, compounds) => ({
      formula: `${formatCount(counts[rating])} ${ratingName[rating]}, ${formatCount(counts.unrated)} unrated, ${formatCount(compounds)} compounds`,
      method: 'Compounds with a property company by this quarter’s rating, in the grid they lie in',
      inputs: 'Register of compounds',
      rule: 'P2: rated gold, silver, yellow or red each quarter (rule COMPOUND-1)',
    }),
    fact: (kind, label, value, of, registers) => ({
      formula: `${label} ${formatCount(value)}${of === null ? '' : ` / ${formatCount(of)}`}`,
      method: {
        posts: 'Filled ÷ planned of all posts; posts only, no names',
        post: 'Filled ÷ planned of this post; posts only, no names',
        bodies: 'Covered in one of five ways: own, joint by area, joint by trade, attached, advisor',
        places: 'Operating places here; candidates not counted',
        grades: `Operating centres and halls by grade; ${formatCount(registers.grades.none)} without one`,
        unmanaged: 'Of compounds managed by nobody, those with a fallback plan',
      }[kind],
      inputs: {
        posts: 'Register of posts',
        post: 'Register of posts',
        bodies: 'Register of new organisations, without partner units',
        places: 'Register of places',
        grades: 'Register of places',
        unmanaged: 'Register of compounds',
      }[kind],
      rule: {
        posts: staff,
        post: staff,
        bodies: 'CS, YJ (rule NEW-1)',
        places: 'P2: a hall a district, a centre a unit; CS: stations; P3: rooms',
        grades: 'CS: grades 1 to 3, failing ones brought to zero',
        unmanaged: 'P2: a fallback for compounds managed by nobody (rule COMPOUND-1)',
      }[kind],
    }),
  },
}
