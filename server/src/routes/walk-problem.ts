import type { Failure } from '@wangge/geodata'
import { isProblemCode, type ProblemCode, problem } from './problem.ts'

/** 400: wrong by itself; 422: right in itself, but this street has no answer to it; 503: may go well another time. */
const answers: Partial<Record<ProblemCode, { status: number; detail?: string }>> = {
  'bad-minutes': { status: 400 },
  'bad-point': { status: 400 },
  'bad-speed': { status: 400 },
  'k-not-positive': { status: 400 },
  'k-too-large': { status: 400 },
  'siting-too-large': {
    status: 422,
    detail: 'Ask for fewer minutes, fewer candidates or one grid.',
  },
  'area-too-large': { status: 422, detail: 'Ask for fewer minutes or a lower speed.' },
  'no-candidates': { status: 422 },
  'no-demand': { status: 422 },
  'no-network': { status: 422 },
  'point-in-water': { status: 422, detail: 'It is more than 10 m from any way.' },
  'point-outside-street': { status: 422 },
  'too-far-from-network': { status: 422, detail: 'The nearest way is more than 150 m away.' },
  cancelled: { status: 503 },
}

/** A failure of walks, of siting or of their threads, as it is answered. */
export const walkProblem = ({ code, detail }: Failure): Response => {
  const known = isProblemCode(code) ? answers[code] : undefined
  if (!isProblemCode(code) || known === undefined) {
    if (code !== 'internal') process.stderr.write(`walks failed: ${code} ${JSON.stringify(detail)}\n`)
    return problem(500, 'internal')
  }
  if (code === 'k-too-large' && 'candidates' in detail)
    return problem(known.status, code, `There are ${detail['candidates']} candidates.`)
  return problem(known.status, code, known.detail)
}
