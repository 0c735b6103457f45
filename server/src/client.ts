/** Types of the answers, for the web app. Nothing here runs. */
export type { Health } from './routes/health.ts'
export type { Overview } from './routes/overview-schema.ts'
export type { Problem, ProblemCode } from './routes/problem.ts'
export type { Session } from './routes/session.ts'
