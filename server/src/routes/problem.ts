/** Codes are stable and kebab-case: programs switch on them. The title is short English for people who read logs. */
const titles = {
  'area-too-large': 'The area is too large to be drawn',
  'bad-request': 'The request does not fit this route',
  'bad-bbox': 'bbox is not 4 or 6 numbers in order',
  'bad-chance': 'Chance by households needs households as denominator',
  'bad-crs': 'This coordinate system is not served',
  'bad-cursor': 'This page link is not ours',
  'bad-datetime': 'datetime is not an instant or an interval',
  'bad-demo-role': 'No such demo role',
  'bad-event-id': 'This event id is not ours',
  'bad-format': 'This format is not served',
  'bad-k': 'Neighbours to count are not a whole number from 1 to 60',
  'bad-limit': 'limit is out of range',
  'bad-metres': 'Metres are not a number from 1 to 5,000',
  'bad-minutes': 'Minutes are not numbers above 0 and up to 120',
  'bad-point': 'The point is not a longitude and a latitude',
  'bad-resolution': 'The resolution is not a whole number from 8 to 11',
  'bad-speed': 'The walking speed is not above 0 and up to 5 m/s',
  'bad-steps': 'The steps do not fit the window',
  'bad-value': 'A parameter has a value of the wrong kind',
  'bad-window': 'The window does not go from one moment to a later one',
  'bad-credentials': 'Name or password is wrong',
  'body-too-large': 'The body is too large',
  cancelled: 'The work was ended before it was done',
  'database-unavailable': 'The database does not answer',
  forbidden: 'This account may not do that',
  'foreign-origin': 'A page of another site may not do that',
  internal: 'Something failed on the server',
  'k-not-positive': 'Places to add are not a whole number from 1',
  'k-too-large': 'More places to add than may be asked for, or than there are candidates',
  'malformed-json': 'The body is not JSON',
  'method-not-allowed': 'This address does not take this method',
  'no-candidates': 'There is no candidate to choose from',
  'no-demand': 'Nobody lives where places were asked for',
  'no-network': 'This street has no way to walk on',
  'not-found': 'There is nothing at this address',
  'not-in-demo': 'Only demo data on loopback offers this',
  'point-in-water': 'The point lies in water',
  'point-outside-street': 'The point lies outside the street',
  'siting-too-large': 'Too much to compare in the time',
  'sign-in-required': 'Sign in first',
  'tile-out-of-range': 'There is no such tile',
  'too-busy': 'Others are being answered; try again soon',
  'too-far-from-network': 'The point is too far from any way',
  'too-many-attempts': 'Too many attempts; wait',
  'too-many-neighbours': 'Too many neighbours to compare',
  'too-many-subscribers': 'Too many streams are open',
  'unknown-category': 'There is no such category',
  'unknown-collection': 'There is no such collection',
  'unknown-feature': 'There is no such feature in this collection',
  'unknown-grid': 'There is no such grid in this plan',
  'unknown-parameter': 'This address does not take this parameter',
  'unknown-plan': 'There is no such plan',
  'unknown-street': 'There is no such street',
  'unsupported-media-type': 'The body is of a type this address does not take',
  'window-too-full': 'More requests in the window than can be compared',
  'window-too-long': 'The window is too long',
} as const
export type ProblemCode = keyof typeof titles

export const isProblemCode = (value: unknown): value is ProblemCode =>
  typeof value === 'string' && Object.hasOwn(titles, value)

export interface Problem {
  type: 'about:blank'
  title: string
  status: number
  code: ProblemCode
  detail?: string
}

/** RFC 9457. `detail` names what was wrong in this request, never anything of the server's inside. */
export const problem = (status: number, code: ProblemCode, detail?: string): Response => {
  const body: Problem = {
    type: 'about:blank',
    title: titles[code],
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
  }
  const bytes = Buffer.from(JSON.stringify(body))
  return new Response(bytes, {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Length': String(bytes.length),
      'Cache-Control': 'no-store',
    },
  })
}
