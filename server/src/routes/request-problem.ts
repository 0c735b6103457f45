import type { Failure, LoopRefusal } from '@wangge/geodata'
import type { MoveRefusalCode } from '../services/requests/move-request.ts'
import type { RequestRefusalCode } from '../services/requests/prepare-requests.ts'
import { type ProblemCode, problem } from './problem.ts'

type Refusal = RequestRefusalCode | MoveRefusalCode | 'unknown-street'

/** What the loop's table or its present state refuses; everything else is wrong with what was sent. */
const conflicts: ReadonlySet<Refusal> = new Set<Refusal>([
  'not-begun',
  'out-of-order',
  'close-before-sign',
  'not-signed',
  'suspended',
  'already-suspended',
  'not-suspended',
  'closed',
  'highest-level',
  'limit-passed',
  'same-desk',
])

const loopCode = (code: LoopRefusal): ProblemCode => `request-${code}`

const codeOf = (code: Refusal): ProblemCode => {
  switch (code) {
    case 'unknown-category':
    case 'bad-position':
    case 'swapped-coordinates':
    case 'off-street':
    case 'description-too-long':
    case 'reason-too-long':
    case 'bad-external-id':
    case 'unknown-request':
    case 'unknown-street':
      return code
    default:
      return loopCode(code)
  }
}

const statusOf = (code: Refusal): number => {
  if (code === 'unknown-request' || code === 'unknown-street') return 404
  return conflicts.has(code) ? 409 : 422
}

/** A refused write as a problem; its detail names figures, never what was said. */
export const requestProblem = ({ code, detail }: Failure<Refusal>): Response => {
  const figures = Object.entries(detail).map(([name, value]) => `${name}: ${value}`)
  return problem(statusOf(code), codeOf(code), figures.length === 0 ? undefined : figures.join(', '))
}
