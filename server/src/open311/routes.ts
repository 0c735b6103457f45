import type { Context } from 'hono'
import { hasOnlySyntheticStreets } from '../db/queries/data-kind.ts'
import { originOf } from '../ogc/links.ts'
import { type App, type AppEnv, declareRoute } from '../routes/declare.ts'
import { answer, formats, refuse, wordsOf } from './answer.ts'
import { answerPost } from './answer-post.ts'
import { describeEndpoint } from './describe-endpoint.ts'
import { describeService, describeServices, isServiceCode } from './describe-services.ts'
import { createPostLimit } from './post-limit.ts'
import { readApiKey } from './read-form.ts'
import { answerRequest, answerRequests, answerToken, type Open311, streetOf } from './read-requests.ts'
import { open311Routes } from './route-table.ts'

const base = '/open311/v2'

/** `<name>.json` or `<name>.xml` at the end of the address without its format; null where it has neither. */
const nameOf = (c: Context): string | null => {
  const file = c.req.param('file') ?? ''
  return /^(.+)\.(json|xml)$/.exec(file)?.[1] ?? null
}

type Answer = (c: Context<AppEnv>) => Promise<Response>
type NamedAnswer = (c: Context<AppEnv>, name: string) => Promise<Response>

const named =
  (answerNamed: NamedAnswer): Answer =>
  async (c) => {
    const name = nameOf(c)
    return name === null ? refuse(c, [{ code: 'not-found' }]) : answerNamed(c, name)
  }

/** Open311 GeoReport v2, as `docs/decisions/0017-open311.md` says. */
export const addOpen311Routes = (app: App, open311: Open311): void => {
  const { data } = open311
  const limit = createPostLimit()

  const answerDiscovery: Answer = async (c) => {
    const synthetic = await hasOnlySyntheticStreets(data.db.sql)
    return answer(c, describeEndpoint(wordsOf(c), { url: `${originOf(c)}${base}`, synthetic }))
  }
  const answerServices: Answer = async (c) => {
    const street = await streetOf(c, data)
    return street instanceof Response ? street : answer(c, describeServices(wordsOf(c)))
  }
  const answerService: NamedAnswer = async (c, code) => {
    const street = await streetOf(c, data)
    if (street instanceof Response) return street
    if (!isServiceCode(code)) return refuse(c, [{ code: 'service-unknown', detail: { code } }])
    return answer(c, describeService(wordsOf(c), code))
  }

  const declare = (name: keyof typeof open311Routes, path: string, answerIt: Answer) =>
    declareRoute(
      app,
      { ...open311Routes[name], path: `${base}/${path}`, readToken: readApiKey },
      async (c) => (await answerIt(c as Context<AppEnv>)) as never,
    )
  for (const format of formats) {
    declare('discovery', `discovery.${format}`, answerDiscovery)
    declare('services', `services.${format}`, answerServices)
    declare('requests', `requests.${format}`, (c) => answerRequests(c, open311))
    declare('post', `requests.${format}`, (c) => answerPost(c, open311, limit))
  }
  declare('service', 'services/{file}', named(answerService))
  declare(
    'request',
    'requests/{file}',
    named((c, id) => answerRequest(c, open311, id)),
  )
  declare(
    'token',
    'tokens/{file}',
    named((c, token) => answerToken(c, open311, token)),
  )
}
