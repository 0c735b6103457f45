import type { Failure } from '@wangge/geodata'
import { longestDays } from '../services/hotspot-query.ts'
import { isProblemCode, type ProblemCode, problem } from './problem.ts'

/** 400: wrong by itself; 422: more than this server compares; 503: may go well another time. */
const refusals: Partial<Record<ProblemCode, { status: number; detail?: string }>> = {
  'bad-steps': { status: 400, detail: 'The window has to hold two steps at least, of an hour at least.' },
  'bad-window': { status: 400, detail: '`from` has to lie before `to`.' },
  cancelled: { status: 503 },
  'too-busy': { status: 503 },
  'too-many-neighbours': { status: 422, detail: 'Ask for fewer metres or a coarser resolution.' },
  'window-too-full': { status: 422, detail: 'Ask for a shorter window or fewer categories.' },
  'window-too-long': { status: 400, detail: `A window has ${longestDays} days at most.` },
}

const retrySeconds = 2

/** A failure of hot spots or of their thread, as it is answered. */
export const hotspotsProblem = ({ code, detail }: Failure): Response => {
  // Memory for all draws of all neighbours: to whoever asks, the same as too many neighbours.
  const told = code === 'too-many-draws' ? 'too-many-neighbours' : code
  const refusal = isProblemCode(told) ? refusals[told] : undefined
  if (!isProblemCode(told) || refusal === undefined) {
    if (code !== 'internal') process.stderr.write(`hotspots failed: ${code} ${JSON.stringify(detail)}\n`)
    return problem(500, 'internal')
  }
  const response = problem(refusal.status, told, refusal.detail)
  if (told === 'too-busy') response.headers.set('Retry-After', String(retrySeconds))
  return response
}
