import type { RequestCategory } from '@wangge/geodata'
import type { Context } from 'hono'
import { type Identity, mayUse } from '../auth/access.ts'
import { findSentRequest, type SentQuery, selectSentRequests } from '../db/queries/open311-requests.ts'
import type { StreetHead } from '../db/queries/streets.ts'
import type { AppEnv } from '../routes/declare.ts'
import { presentMs } from '../services/requests/present.ts'
import { currentView } from '../services/select-views.ts'
import type { StreetData } from '../services/street-data.ts'
import { answer, refuse, wordsOf } from './answer.ts'
import { isServiceCode } from './describe-services.ts'
import { chooseStreet } from './jurisdiction.ts'
import { describeRequests } from './describe-requests.ts'
import { listOf } from './document.ts'
import { readQuery, type Said } from './read-form.ts'
import { readWindow } from './read-window.ts'
import type { Refusal } from './refusals.ts'

/** The specification's response volume; and no more numbers may be asked for at once. */
export const mostRequests = 1_000

export interface Open311 {
  readonly data: StreetData
  readonly clock: () => number
}
type By = SentQuery['by']

/** Under which name an account sends: external ids are its own. */
export const senderOf = (identity: Identity): string =>
  identity.kind === 'account' ? identity.name : identity.kind

/** `<street>.<number>`; null where it is none of this street. */
const numberOf = (street: StreetHead, id: string): number | null => {
  const [streetId, digits = ''] = id.split('.')
  const isNumber = /^[1-9]\d{0,9}$/.test(digits) && Number(digits) < 2 ** 31
  return streetId === street.id && isNumber && id === `${streetId}.${digits}` ? Number(digits) : null
}

const numbersOf = (street: StreetHead, ids: readonly string[]): By => ({
  ids: ids.map((id) => numberOf(street, id)).filter((number) => number !== null),
})

const askedFor = (street: StreetHead, said: Said, nowMs: number): By | Refusal => {
  const ids = said.list('service_request_id')
  if (ids.length > mostRequests) return { code: 'too-many-ids', detail: { limit: mostRequests } }
  if (ids.length > 0) return numbersOf(street, ids)
  const categories: RequestCategory[] = []
  for (const code of said.list('service_code')) {
    if (!isServiceCode(code)) return { code: 'service-unknown', detail: { code } }
    categories.push(code)
  }
  const states = new Set(said.list('status').map((state) => state.toLowerCase()))
  if ([...states].some((state) => state !== 'open' && state !== 'closed')) return { code: 'bad-status' }
  const window = readWindow(said, nowMs)
  if (!window.ok) return window.failure
  return { ...window.value, categories, closed: states.size === 1 ? states.has('closed') : null }
}

/** All for those who may read requests; for others what they sent themselves. */
const load = async (c: Context<AppEnv>, { data, clock }: Open311, street: StreetHead, by: By) => {
  const { identity } = c.var
  const sender = mayUse(identity, 'requests.read') ? null : senderOf(identity)
  const [requests, { tree }] = await Promise.all([
    selectSentRequests(data.db.sql, { streetId: street.id, sender, by, limit: mostRequests }),
    data.facts(currentView(street)),
  ])
  const places = { streetId: street.id, streetName: street.name, countyName: street.countyName, tree }
  const document = describeRequests(wordsOf(c), places, requests, presentMs(street, clock()))
  return { found: requests.length > 0, document }
}

/** The street a request is about, or the refusal to answer with. */
export const streetOf = async (
  c: Context<AppEnv>,
  data: StreetData,
  said: Said = readQuery(c),
): Promise<StreetHead | Response> => {
  const street = chooseStreet(await data.streets(), said)
  return street.ok ? street.value : refuse(c, [street.failure])
}

export const answerRequests = async (c: Context<AppEnv>, open311: Open311): Promise<Response> => {
  const said = readQuery(c)
  const street = await streetOf(c, open311.data, said)
  if (street instanceof Response) return street
  const by = askedFor(street, said, presentMs(street, open311.clock()))
  if ('code' in by) return refuse(c, [by])
  return answer(c, (await load(c, open311, street, by)).document)
}

/** Somebody else's request is to a reporter as one that is not there. */
export const answerRequest = async (c: Context<AppEnv>, open311: Open311, id: string): Promise<Response> => {
  const street = await streetOf(c, open311.data)
  if (street instanceof Response) return street
  const { found, document } = await load(c, open311, street, numbersOf(street, [id]))
  return found ? answer(c, document) : refuse(c, [{ code: 'request-unknown', detail: { id } }])
}

/** No post is answered with a token: what stands for one is the sender's own `attribute[external_id]`. */
export const answerToken = async (
  c: Context<AppEnv>,
  { data }: Open311,
  token: string,
): Promise<Response> => {
  const street = await streetOf(c, data)
  if (street instanceof Response) return street
  const sender = senderOf(c.var.identity)
  const id = await findSentRequest(data.db.sql, { streetId: street.id, sender, externalId: token })
  if (id === null) return refuse(c, [{ code: 'token-unknown', detail: { token } }])
  const content = listOf('request', [{ service_request_id: `${street.id}.${id}`, token }])
  return answer(c, { root: 'service_requests', content })
}
