import type { OpenAPIHonoOptions } from '@hono/zod-openapi'
import type { AppEnv } from './declare.ts'
import { isProblemCode, type ProblemCode, problem } from './problem.ts'

/** By the parameter or the member of the body that is wrong. */
const codes: Readonly<Record<string, ProblemCode>> = {
  add: 'bad-value',
  at: 'bad-datetime',
  bbox: 'bad-bbox',
  by: 'bad-value',
  byHours: 'bad-value',
  candidates: 'bad-value',
  category: 'unknown-category',
  cells: 'bad-value',
  chance: 'bad-value',
  closeHours: 'bad-value',
  'config.grid': 'unknown-grid',
  'config.language': 'bad-language',
  'config.panels': 'unknown-panel',
  'config.theme': 'unknown-theme',
  'config.tourSeconds': 'bad-tour',
  createdAt: 'bad-datetime',
  crs: 'bad-crs',
  denominator: 'bad-value',
  description: 'bad-value',
  externalId: 'bad-external-id',
  f: 'bad-format',
  figure: 'bad-value',
  geometry: 'bad-value',
  history: 'bad-value',
  kind: 'bad-value',
  label: 'bad-value',
  lat: 'bad-position',
  level: 'bad-value',
  limit: 'bad-limit',
  lon: 'bad-position',
  method: 'bad-value',
  minutes: 'bad-minutes',
  neighbours: 'bad-value',
  open: 'bad-value',
  overdue: 'bad-value',
  ownership: 'bad-value',
  point: 'bad-point',
  reason: 'bad-value',
  screen: 'bad-screen-name',
  signHours: 'bad-value',
  sort: 'bad-value',
  speed: 'bad-speed',
  speed_mps: 'bad-speed',
  stage: 'bad-value',
  statistic: 'bad-value',
  to: 'bad-value',
  yes: 'bad-value',
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
  if (isProblemCode(raised)) return raised
  const member = path[0] === 'config' ? `config.${String(path[1])}` : String(path[0])
  return codes[member] ?? 'bad-request'
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
