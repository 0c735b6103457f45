import { productVersion } from '../product-version.ts'
import type { Collection } from './collection.ts'
import { crsUris } from './crs.ts'
import { defaultLimit, maxLimit } from './items-query.ts'
import { propertySchema } from './queryables.ts'
import { collectionWords } from './words.ts'

const problemAnswer = {
  description: 'Problem (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}
const described = (description: string, schema: object, type = 'application/json') => ({
  '200': { description, content: { [type]: { schema }, 'text/html': { schema: { type: 'string' } } } },
  '304': { description: 'Not modified' },
  default: problemAnswer,
})
const ref = (kind: 'parameters' | 'schemas', name: string) => ({ $ref: `#/components/${kind}/${name}` })
const inQuery = (name: string, schema: object, description: string) => ({
  name,
  in: 'query' as const,
  required: false,
  description,
  schema,
  style: 'form',
  explode: false,
})

const sharedParameters = {
  f: inQuery('f', { type: 'string', enum: ['json', 'html'] }, 'Format; wins over the Accept header'),
  bbox: inQuery(
    'bbox',
    { type: 'array', oneOf: [4, 6].map((n) => ({ minItems: n, maxItems: n })), items: { type: 'number' } },
    'west,south,east,north in degrees, or six numbers with heights, which are ignored',
  ),
  'bbox-crs': inQuery('bbox-crs', { type: 'string', format: 'uri', enum: [...crsUris] }, 'System of bbox'),
  crs: inQuery('crs', { type: 'string', format: 'uri', enum: [...crsUris] }, 'System of the answer'),
  datetime: inQuery('datetime', { type: 'string' }, 'RFC 3339 time, or interval with / and ..'),
  limit: inQuery(
    'limit',
    { type: 'integer', minimum: 1, maximum: maxLimit, default: defaultLimit },
    'Features on a page',
  ),
  cursor: inQuery('cursor', { type: 'string' }, 'Opaque: where the page before ended'),
  street: inQuery('street', { type: 'string', pattern: '^[0-9]{9}$' }, 'Only this street'),
  plan: inQuery('plan', { type: 'string' }, 'Under this plan instead of the one in force'),
}

const itemPaths = (collection: Collection) => {
  const { id, properties, parameters } = collection
  const words = collectionWords[id]
  const tags = ['features']
  const filters = Object.entries(properties)
    .filter(([, property]) => property.filter)
    .map(([name, property]) => inQuery(name, propertySchema(property), `Only where ${name} is this`))
  const own = parameters.map(({ name, description, minimum, maximum, ...schema }) =>
    inQuery(
      name,
      {
        ...propertySchema(schema),
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
      },
      description,
    ),
  )
  const operation = { tags, 'x-permission': collection.permission }
  return {
    [`/collections/${id}`]: {
      get: {
        ...operation,
        summary: words.en,
        operationId: `describe-${id}`,
        parameters: [ref('parameters', 'f')],
        responses: described(words.about, ref('schemas', 'Collection')),
      },
    },
    [`/collections/${id}/items`]: {
      get: {
        ...operation,
        summary: `${words.en}: items`,
        operationId: `items-${id}`,
        parameters: [
          ...Object.keys(sharedParameters).map((name) => ref('parameters', name)),
          ...own,
          ...filters,
        ],
        responses: described(words.about, ref('schemas', 'FeatureCollection'), 'application/geo+json'),
      },
    },
    [`/collections/${id}/items/{featureId}`]: {
      get: {
        ...operation,
        summary: `${words.en}: one item`,
        operationId: `item-${id}`,
        parameters: [
          { name: 'featureId', in: 'path', required: true, schema: { type: 'string' } },
          ref('parameters', 'f'),
          ref('parameters', 'crs'),
          ref('parameters', 'plan'),
        ],
        responses: described(words.about, ref('schemas', 'Feature'), 'application/geo+json'),
      },
    },
  }
}

const link = {
  type: 'object',
  required: ['href', 'rel'],
  properties: Object.fromEntries(['href', 'rel', 'type', 'title'].map((name) => [name, { type: 'string' }])),
}
const strings = { type: 'array', items: { type: 'string' } }
const links = { type: 'array', items: link }
const feature = {
  type: 'object',
  required: ['type', 'id', 'geometry', 'properties'],
  properties: {
    type: { type: 'string', enum: ['Feature'] },
    id: { type: 'string' },
    geometry: { type: 'object' },
    properties: { type: 'object' },
    links,
  },
}
const schemas = {
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'code'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string' },
      detail: { type: 'string' },
    },
  },
  Landing: { type: 'object', required: ['links'], properties: { title: { type: 'string' }, links } },
  Conformance: { type: 'object', required: ['conformsTo'], properties: { conformsTo: strings } },
  Collection: {
    type: 'object',
    required: ['id', 'links'],
    properties: { id: { type: 'string' }, title: { type: 'string' }, crs: strings, links },
  },
  Collections: {
    type: 'object',
    required: ['links', 'collections'],
    properties: { links, collections: { type: 'array', items: ref('schemas', 'Collection') } },
  },
  Feature: feature,
  FeatureCollection: {
    type: 'object',
    required: ['type', 'features'],
    properties: {
      type: { type: 'string', enum: ['FeatureCollection'] },
      features: { type: 'array', items: ref('schemas', 'Feature') },
      links,
      numberReturned: { type: 'integer' },
      numberMatched: { type: 'integer', description: 'Only where it need not be counted' },
    },
  },
}

/** OpenAPI 3.0 of the features interface: one path for each collection, so that programs see its filters. */
export const describeOgcApi = (collections: readonly Collection[], root: string) => {
  const plain = (path: string, id: string, summary: string, schema: keyof typeof schemas) => ({
    [path]: {
      get: {
        tags: ['features'],
        operationId: id,
        summary,
        parameters: [ref('parameters', 'f')],
        responses: described(summary, ref('schemas', schema)),
      },
    },
  })
  return {
    openapi: '3.0.3',
    info: { title: 'Wangge 网格图: OGC API – Features', version: productVersion },
    servers: [{ url: root }],
    tags: [{ name: 'features' }],
    paths: {
      ...plain('/', 'landing', 'Landing page', 'Landing'),
      ...plain('/conformance', 'conformance', 'Conformance classes', 'Conformance'),
      ...plain('/collections', 'collections', 'Collections', 'Collections'),
      ...Object.assign({}, ...collections.map(itemPaths)),
    },
    components: { parameters: sharedParameters, schemas },
  }
}
