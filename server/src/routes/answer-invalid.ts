import type { OpenAPIHonoOptions } from '@hono/zod-openapi'
import type { AppEnv } from './declare.ts'
import { type ProblemCode, problem } from './problem.ts'

const codes: Readonly<Record<string, ProblemCode>> = { bbox: 'bad-bbox', limit: 'bad-limit', f: 'bad-format' }

/** What a schema refuses becomes a problem: the first issue names the code, all of them make the detail. */
export const answerInvalid: NonNullable<OpenAPIHonoOptions<AppEnv>['defaultHook']> = (result) => {
  if (result.success) return undefined
  const [first] = result.error.issues
  const detail = result.error.issues
    .map((issue) => `${issue.path.join('.') || result.target}: ${issue.message}`)
    .join('; ')
  if (first?.code === 'unrecognized_keys') return problem(400, 'unknown-parameter', detail)
  return problem(400, codes[String(first?.path[0])] ?? 'bad-request', detail)
}
