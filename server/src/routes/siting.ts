import type { GridCode, Result, StreetSiting } from '@wangge/geodata'
import type { Context } from 'hono'
import { asOf } from '../ogc/etag.ts'
import { describeSiting } from '../services/describe-siting.ts'
import type { SitingRun, SitingRuns } from '../services/siting-runs.ts'
import type { StreetData, StreetView } from '../services/street-data.ts'
import { acceptsEvents } from './accepts-events.ts'
import { chooseView, type ChosenView } from './choose-view.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { openEventStream } from './event-stream.ts'
import { problem } from './problem.ts'
import { problemResponse } from './problem-schema.ts'
import {
  MAX_ADDED,
  type Siting,
  type SitingProgressEvent,
  sitingEventsSchema,
  sitingProgressSchema,
  sitingRequestSchema,
  sitingSchema,
} from './siting-schema.ts'
import { walkProblem } from './walk-problem.ts'

const route = (runs: SitingRuns) => ({
  method: 'post' as const,
  path: '/api/v1/siting' as const,
  permission: 'map.read' as const,
  tags: ['walks'],
  summary: 'Where so many more centres would reach most households that no centre reaches yet',
  description: [
    `Up to ${MAX_ADDED} places. The search takes at most ${runs.settings.timeLimitMs / 1000} seconds; then the best so far is returned, with how far from the best possible it can be at most; where even the walks take longer, 422 \`siting-too-large\`.`,
    `At most ${runs.settings.maxRuns} searches run at once; others are refused with 503 \`too-busy\`.`,
    'With `Accept: text/event-stream` the answer comes as events: `progress` {stage, best, bound}, then `result` (the JSON answer) or `problem` (what would have been refused).',
    'Closing the connection ends the search.',
  ].join(' '),
  request: { body: { required: true, content: { 'application/json': { schema: sitingRequestSchema } } } },
  responses: {
    200: {
      description: 'Places in order of gain, and the proof',
      content: {
        'application/json': { schema: sitingSchema },
        'text/event-stream': { schema: sitingEventsSchema },
      },
    },
    default: problemResponse,
  },
})

type Question = ReturnType<typeof sitingRequestSchema.parse>

interface Asked {
  readonly question: Question
  readonly chosen: ChosenView
  /** null: the whole street. */
  readonly grid: string | null
}

const retrySeconds = 5

const refuseBusy = (): Response => {
  const response = problem(503, 'too-busy', 'As many searches are running as may.')
  response.headers.set('Retry-After', String(retrySeconds))
  return response
}

/** The question with all it names, or its refusal. */
const understand = async (data: StreetData, question: Question): Promise<Asked | Response> => {
  const chosen = await chooseView(data, question)
  if (chosen instanceof Response) return chosen
  const { head, planId } = chosen.view
  const grid = question.grid === undefined || question.grid === head.id ? null : question.grid
  const { tree } = await data.facts(chosen.view)
  if (grid !== null && !tree.nodes.has(grid))
    return problem(404, 'unknown-grid', `${planId} has no grid ${grid}.`)
  return { question, chosen, grid }
}

const filesOf = async ({ walks }: StreetData, view: StreetView) => {
  const [network, ground] = await Promise.all([walks.networkBytes(view), walks.groundBytes(view)])
  if (!network.ok) return walkProblem(network.failure)
  return ground.ok ? { network: network.value, ground: ground.value } : walkProblem(ground.failure)
}

export const addSitingRoute = (app: App, data: StreetData, runs: SitingRuns): void => {
  const begin = async (
    { question, chosen, grid }: Asked,
    onProgress?: (progress: SitingProgressEvent) => void,
  ): Promise<SitingRun | Response> => {
    if (runs.isFull()) return refuseBusy()
    const files = await filesOf(data, chosen.view)
    if (files instanceof Response) return files
    const { add, minutes, speed_mps: speedMps, candidates } = question
    const query = { add, minutes, speedMps, candidates, within: grid as GridCode | null }
    return runs.start({ ...files, query }, onProgress) ?? refuseBusy()
  }

  const finish = async (
    { question, chosen, grid }: Asked,
    result: Result<StreetSiting>,
  ): Promise<Siting | Response> => {
    if (!result.ok) return walkProblem(result.failure)
    const { tree } = await data.facts(chosen.view)
    return {
      asOf: asOf([chosen.view]),
      plan: chosen.plan,
      ...describeSiting(result.value, { question, grid, streetId: chosen.view.head.id, grids: tree.nodes }),
    }
  }

  const answerJson = async (c: Context<AppEnv>, asked: Asked): Promise<Response> => {
    const run = await begin(asked)
    if (run instanceof Response) return run
    const { signal } = c.req.raw
    if (signal.aborted) run.cancel()
    signal.addEventListener('abort', run.cancel, { once: true })
    const body = await finish(asked, await run.result)
    return body instanceof Response ? body : c.json(body, 200, { 'Cache-Control': 'no-store' })
  }

  const answerEvents = async (asked: Asked): Promise<Response> => {
    let run: SitingRun | null = null
    const events = openEventStream({ keepAliveMs: runs.settings.keepAliveMs, onGone: () => run?.cancel() })
    const tellProgress = (progress: SitingProgressEvent) => events.send('progress', progress)
    const begun = await begin(asked, tellProgress).catch((error: unknown) => {
      events.end()
      throw error
    })
    if (begun instanceof Response) {
      events.end()
      return begun
    }
    run = begun
    const tell = async () => {
      const body = await finish(asked, await begun.result)
      if (body instanceof Response) events.send('problem', await body.json())
      else events.send('result', body)
    }
    void tell()
      .catch((error: unknown) => {
        process.stderr.write(`siting failed: ${error instanceof Error ? error.stack : String(error)}\n`)
        begun.cancel()
      })
      .finally(events.end)
    return events.response
  }

  app.openAPIRegistry.register('SitingProgress', sitingProgressSchema)
  declareRoute(app, route(runs), async (c) => {
    const asked = await understand(data, c.req.valid('json'))
    if (asked instanceof Response) return asked as never
    return (await (acceptsEvents(c) ? answerEvents(asked) : answerJson(c, asked))) as never
  })
}
