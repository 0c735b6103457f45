/** Codes are stable and kebab-case: programs switch on them. The title is short English for people who read logs. */
const titles = {
  'bad-request': 'The request does not fit this route',
  'bad-bbox': 'bbox is not 4 or 6 numbers in order',
  'bad-crs': 'This coordinate system is not served',
  'bad-cursor': 'This page link is not ours',
  'bad-datetime': 'datetime is not an instant or an interval',
  'bad-demo-role': 'No such demo role',
  'bad-format': 'This format is not served',
  'bad-limit': 'limit is out of range',
  'bad-value': 'A parameter has a value of the wrong kind',
  'bad-credentials': 'Name or password is wrong',
  'body-too-large': 'The body is too large',
  'database-unavailable': 'The database does not answer',
  forbidden: 'This account may not do that',
  'foreign-origin': 'A page of another site may not do that',
  internal: 'Something failed on the server',
  'malformed-json': 'The body is not JSON',
  'method-not-allowed': 'This address does not take this method',
  'not-found': 'There is nothing at this address',
  'not-in-demo': 'Only demo data on loopback offers this',
  'sign-in-required': 'Sign in first',
  'tile-out-of-range': 'There is no such tile',
  'too-many-attempts': 'Too many attempts; wait',
  'unknown-collection': 'There is no such collection',
  'unknown-feature': 'There is no such feature in this collection',
  'unknown-grid': 'There is no such grid in this plan',
  'unknown-parameter': 'This address does not take this parameter',
  'unknown-plan': 'There is no such plan',
  'unknown-street': 'There is no such street',
  'unsupported-media-type': 'The body is of a type this address does not take',
} as const
export type ProblemCode = keyof typeof titles

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
