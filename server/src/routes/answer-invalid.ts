import type { OpenAPIHonoOptions } from '@hono/zod-openapi'
import type { AppEnv } from './declare.ts'
import { isProblemCode, type ProblemCode, problem } from './problem.ts'

/** By the parameter or the member of the body that is wrong. */
const codes: Readonly<Record<string, ProblemCode>> = {
  add: 'bad-value',
  bbox: 'bad-bbox',
  candidates: 'bad-value',
  cells: 'bad-value',
  chance: 'bad-value',
  denominator: 'bad-value',
  f: 'bad-format',
  geometry: 'bad-value',
  history: 'bad-value',
  level: 'bad-value',
  limit: 'bad-limit',
  method: 'bad-value',
  minutes: 'bad-minutes',
  neighbours: 'bad-value',
  point: 'bad-point',
  speed: 'bad-speed',
  speed_mps: 'bad-speed',
  statistic: 'bad-value',
}

/** Parameters of an issue that a schema raises itself, to say more exactly what is wrong. */
export const raise = (code: ProblemCode) => ({ problem: code })

interface Issue {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly params?: Readonly<Record<string, unknown>> | undefined
}

const codeOf = ({ code, path, params }: Issue): ProblemCode => {
  if (code === 'unrecognized_keys') return 'unknown-parameter'
  const raised = params?.['problem']
  return isProblemCode(raised) ? raised : (codes[String(path[0])] ?? 'bad-request')
}

/** What a schema refuses becomes a problem: the first issue names the code, all of them make the detail. */
export const answerInvalid: NonNullable<OpenAPIHonoOptions<AppEnv>['defaultHook']> = (result) => {
  if (result.success) return undefined
  const [first] = result.error.issues
  const detail = result.error.issues
    .map((issue) => `${issue.path.join('.') || result.target}: ${issue.message}`)
    .join('; ')
  return problem(400, first === undefined ? 'bad-request' : codeOf(first), detail)
}
