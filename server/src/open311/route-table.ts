import type { RouteConfig } from '@hono/zod-openapi'
import type { Permission } from '../auth/permissions.ts'
import { positionCrs } from './attributes.ts'
import { postLimits } from './post-limit.ts'
import { longestWindowDays } from './read-window.ts'

type RouteText = Omit<RouteConfig, 'path' | 'middleware'> & { readonly permission: Permission }

const text = { type: 'string' } as const
const parameter = (where: 'query' | 'path', name: string, description: string, required = false) => ({
  in: where,
  name,
  description,
  required,
  schema: text,
})
const query = (name: string, description: string) => parameter('query', name, description)

const jurisdiction = query('jurisdiction_id', 'Code of a street; required where there are several')
const apiKey = query('api_key', 'A token of an account; `Authorization: Bearer` does as well')
const file = (what: string) => parameter('path', 'file', `${what}, then .json or .xml`, true)

const listOf = (properties: Readonly<Record<string, object>>) => ({
  type: 'array' as const,
  items: { type: 'object' as const, properties },
})
const nullable = { type: ['string', 'null'] as ['string', 'null'] }
const requestFields = {
  service_request_id: text,
  status: { type: 'string', enum: ['open', 'closed'] },
  status_notes: text,
  service_name: text,
  service_code: text,
  description: text,
  agency_responsible: text,
  service_notice: nullable,
  requested_datetime: text,
  updated_datetime: text,
  expected_datetime: text,
  address: text,
  address_id: nullable,
  zipcode: nullable,
  lat: { type: 'number' },
  long: { type: 'number' },
  media_url: nullable,
}

const answers = (description: string, schema: object): RouteConfig['responses'] => ({
  200: {
    description,
    content: { 'application/json': { schema }, 'text/xml': { schema: text } },
  },
  default: {
    description: 'A list of what is wrong, in the format asked for',
    content: {
      'application/json': { schema: listOf({ code: { type: 'integer' }, description: text }) },
      'text/xml': { schema: text },
    },
  },
})

const tags = ['open311']
const anObject = { type: 'object' }

const form = {
  type: 'object' as const,
  required: ['service_code', 'lat', 'long'],
  properties: {
    api_key: text,
    jurisdiction_id: text,
    service_code: text,
    lat: { type: 'number' as const },
    long: { type: 'number' as const },
    description: text,
    'attribute[external_id]': text,
    'attribute[crs]': { type: 'string' as const, enum: [...positionCrs] },
  },
}

/** What OpenAPI says of each route, and who may ask. Nothing here checks a request: clients of old say odd things. */
export const open311Routes = {
  discovery: {
    method: 'get',
    permission: 'public',
    tags,
    summary: 'Open311 service discovery',
    responses: answers('Where the endpoint is, and in which formats', anObject),
  },
  services: {
    method: 'get',
    permission: 'public',
    tags,
    summary: 'What may be asked of a street: the categories of requests',
    parameters: [jurisdiction],
    responses: answers('Services', listOf({ service_code: text, service_name: text })),
  },
  service: {
    method: 'get',
    permission: 'public',
    tags,
    summary: 'Attributes that a service takes besides the fields of the specification',
    parameters: [file('Service code'), jurisdiction],
    responses: answers('Service definition', anObject),
  },
  requests: {
    method: 'get',
    permission: 'requests.follow',
    tags,
    summary: 'Requests, newest first',
    description: `All of them for those who may read requests; a reporter gets those it sent. At most 1,000, of at most ${longestWindowDays} days.`,
    parameters: [
      jurisdiction,
      apiKey,
      query('service_request_id', 'Numbers with commas between; all else then does not count'),
      query('service_code', 'Codes with commas between'),
      query('start_date', 'Date and time with its zone'),
      query('end_date', 'Date and time with its zone'),
      query('status', 'open, closed'),
    ],
    responses: answers('Requests', listOf(requestFields)),
  },
  request: {
    method: 'get',
    permission: 'requests.follow',
    tags,
    summary: 'One request',
    parameters: [file('Number of a request'), jurisdiction, apiKey],
    responses: answers('A list of one', listOf(requestFields)),
  },
  token: {
    method: 'get',
    permission: 'requests.follow',
    tags,
    summary: 'The request that the same account sent under an external id',
    parameters: [file('`attribute[external_id]` of the post'), jurisdiction, apiKey],
    responses: answers('A list of one', listOf({ service_request_id: text, token: text })),
  },
  post: {
    method: 'post',
    permission: 'requests.submit',
    tags,
    summary: 'Sends a request in',
    description: `At most ${postLimits.minute} a minute and ${postLimits.hour} an hour of one account, then 429 with Retry-After. Fields about persons are taken and not kept; the notice says so.`,
    request: {
      body: {
        required: true,
        content: {
          'application/x-www-form-urlencoded': { schema: form },
          'multipart/form-data': { schema: form },
        },
      },
    },
    responses: answers(
      'A list of one',
      listOf({ service_request_id: text, service_notice: text, account_id: { type: 'null' } }),
    ),
  },
} as const satisfies Readonly<Record<string, RouteText>>
