import { readFileSync } from 'node:fs'
import { requestCategories } from '@wangge/geodata'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseXml } from '../support/read-xml.ts'
import { sharedData } from '../support/shared.ts'
import { inside, refusalOf, street, useOpen311 } from './open311-fixture.ts'

const api = useOpen311()

/** What the specification's Swagger file says of one kind of answer. */
interface Schema {
  readonly required?: readonly string[]
  readonly properties: Readonly<
    Record<string, { readonly type?: string; readonly enum?: readonly string[]; readonly format?: string }>
  >
}
const swaggerPath = sharedData('open311/data_georeport_v2-1.yaml')
const pagePath = sharedData('open311/GeoReport_v2_index.md')

const definitions: Record<string, Schema> =
  swaggerPath === null
    ? {}
    : (parse(readFileSync(swaggerPath, 'utf8')) as { definitions: Record<string, Schema> }).definitions

const schemaOf = (name: string): Schema => {
  const schema = definitions[name]
  if (schema === undefined) throw new Error(name)
  return schema
}

const fits = (value: unknown, type: string | undefined): boolean => {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'array') return Array.isArray(value)
  return type === undefined || typeof value === type
}

/** What is wrong with an object of a JSON answer; optional fields may be null, as in the examples. */
const faults = (schema: Schema, value: unknown): string[] => {
  const fields = value as Record<string, unknown>
  const missing = (schema.required ?? []).filter(
    (name) => fields[name] === undefined || fields[name] === null,
  )
  const wrong = Object.entries(fields).flatMap(([name, field]) => {
    const property = schema.properties[name]
    if (property === undefined) return [`${name} is not of the specification`]
    if (field === null) return []
    if (!fits(field, property.type)) return [`${name} is no ${property.type}`]
    if (property.enum !== undefined && !property.enum.includes(String(field))) return [`${name}: ${field}`]
    const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(field))
    return property.format === 'date-time' && !isInstant ? [`${name}: ${field}`] : []
  })
  return [...missing.map((name) => `${name} is missing`), ...wrong]
}

/** The XML examples of the specification's page, by their root. */
const examples = (): ReadonlyMap<string, string> => {
  const text = readFileSync(pagePath ?? '', 'utf8')
  const found = [...text.matchAll(/<\?xml[^>]*\?>\s*<(\w+)>[\s\S]*?<\/\1>/g)]
  return new Map(found.map(([whole, root = '']) => [root, whole]))
}

/** Names of all elements with their parents. */
const paths = (xml: string): Set<string> =>
  new Set(
    [...parseXml(xml).getElementsByTagName('*')].map(
      (element) => `${element.parentNode?.nodeName} > ${element.nodeName}`,
    ),
  )

const got = async (path: string, account?: Parameters<typeof api.key>[0]) =>
  api.get(path, account === undefined ? {} : { key: api.key(account) })
const listed = async (path: string) => (await got(path, 'viewer')).content as Record<string, unknown>[]

describe.skipIf(swaggerPath === null)('against the specification’s schemas', () => {
  test('services', async () => {
    const { content } = await got('services.json')
    const services = content as Record<string, unknown>[]
    expect(services.flatMap((service) => faults(schemaOf('Service'), service))).toEqual([])
    expect(services.map(({ service_code }) => service_code)).toEqual(requestCategories)
  })

  test('service definitions, with every attribute and value', async () => {
    for (const code of requestCategories) {
      const { content } = await got(`services/${code}.json`)
      const definition = content as { attributes: { values?: unknown[]; order: number }[] }
      expect(faults(schemaOf('ServiceDefinition'), definition)).toEqual([])
      const { attributes } = definition
      expect(attributes.flatMap((each) => faults(schemaOf('ServiceAttribute'), each))).toEqual([])
      const values = attributes.flatMap((each) => each.values ?? [])
      expect(values.flatMap((each) => faults(schemaOf('AttributeValue'), each))).toEqual([])
      expect(attributes.map(({ order }) => order)).toEqual([1, 2])
      expect(values.length).toBe(3)
    }
  })

  test('requests, one and many', async () => {
    const requests = await listed('requests.json')
    expect(requests.length).toBe(20)
    expect(requests.flatMap((each) => faults(schemaOf('Request'), each))).toEqual([])
    expect(await listed(`requests/${street}.1.json`)).toEqual(
      requests.filter(({ service_request_id: id }) => id === `${street}.1`),
    )
  })

  test('the answer to a post, and of a token', async () => {
    const posted = await api.post({
      service_code: 'dispute',
      ...inside,
      'attribute[external_id]': 'schema-1',
    })
    const [made, ...more] = posted.content as Record<string, unknown>[]
    expect(more).toEqual([])
    expect(faults(schemaOf('RequestResponse'), made)).toEqual([])
    const resolved = await got('tokens/schema-1.json', 'hotline')
    expect(faults(schemaOf('TokenResponse'), (resolved.content as unknown[])[0])).toEqual([])
  })
})

describe.skipIf(pagePath === null)('against the specification’s examples', () => {
  test('the XML has the elements of the examples, where they stand there', async () => {
    const ofPage = examples()
    expect([...ofPage.keys()].toSorted()).toEqual([
      'errors',
      'service_definition',
      'service_requests',
      'services',
    ])
    const ours = {
      services: (await got('services.xml')).text,
      service_definition: (await got('services/dispute.xml')).text,
      service_requests: (await got('requests.xml', 'viewer')).text,
      errors: (await got('services/none.xml')).text,
    }
    for (const [root, text] of Object.entries(ours))
      expect([...paths(text)].toSorted()).toEqual([...paths(ofPage.get(root) ?? '')].toSorted())
  })

  test('requests come in the order of the example’s elements', async () => {
    const names = (xml: string) =>
      [...(parseXml(xml).getElementsByTagName('request')[0]?.childNodes ?? [])]
        .map(({ nodeName }) => nodeName)
        .filter((name) => name !== '#text')
    expect(names((await got('requests.xml', 'viewer')).text)).toEqual(
      names(examples().get('service_requests') ?? ''),
    )
  })
})

describe('formats', () => {
  const everywhere = [
    ['discovery', 'discovery'],
    ['services', 'services'],
    ['services/livelihood', 'service_definition'],
    ['requests', 'service_requests'],
    [`requests/${street}.3`, 'service_requests'],
    ['services/none', 'errors'],
  ] as const

  /** What JSON says, as XML would have it: all text, null empty. */
  const asText = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(asText)
    if (value === null) return ''
    if (typeof value !== 'object') return String(value)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asText(each)]))
  }

  test.each(everywhere)('%s says the same in XML and in JSON', async (path, root) => {
    const [json, xml] = [await got(`${path}.json`, 'viewer'), await got(`${path}.xml`, 'viewer')]
    expect(json.headers.get('Content-Type')).toBe('application/json; charset=utf-8')
    expect(xml.headers.get('Content-Type')).toBe('text/xml; charset=utf-8')
    expect(xml.text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n</)
    expect(xml.root).toBe(root)
    expect(xml.content).toEqual(asText(json.content))
    expect(xml.status).toBe(json.status)
  })

  test('discovery tells where, in which formats, and that this is no town’s', async () => {
    expect((await got('discovery.json')).content).toEqual({
      changeset: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00Z$/),
      contact: expect.any(String),
      key_service: expect.stringContaining('--role reporter'),
      endpoints: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: 'http://localhost/open311/v2',
          changeset: expect.any(String),
          type: 'test',
          formats: ['text/xml', 'application/json'],
        },
      ],
    })
  })

  test('words are Chinese, English for those who like it better', async () => {
    const names = async (language: string) =>
      ((await api.get('services.json', { language })).content as { service_name: string }[]).map(
        ({ service_name }) => service_name,
      )
    expect((await names('zh-CN'))[0]).toBe('社会治安')
    expect((await names('en-GB'))[0]).toBe('Public security')
  })
})

describe('one request', () => {
  test('says where it stands, who has it, and by when', async () => {
    const [request] = await listed(`requests/${street}.2.json`)
    expect(request).toEqual({
      service_request_id: `${street}.2`,
      status: 'closed',
      status_notes: '第 7 环节（共 7 个）：严格结案；回访：已解决；回访：满意',
      service_name: '矛盾纠纷',
      service_code: 'dispute',
      description: '',
      agency_responsible: '基础1-0',
      service_notice: null,
      requested_datetime: '2026-01-01T00:25:00Z',
      updated_datetime: '2026-01-01T06:25:00Z',
      expected_datetime: '2026-01-08T00:25:00Z',
      address: '基础1-0, 单元001, 片区01, 方格街道, 方格县',
      address_id: `${street}001002`,
      zipcode: null,
      lat: 32.0004,
      long: 120.0013,
      media_url: null,
    })
  })

  test.each([
    `requests/${street}.999999.json`,
    `requests/${street}.0.json`,
    `requests/${street}.01.json`,
    `requests/${street}.99999999999.json`,
    `requests/${street}.1.1.json`,
    'requests/1.json',
    'requests/999900002.1.json',
    "requests/1'%20OR%201=1.json",
  ])('%s is not there', async (path) => {
    expect(refusalOf(await got(path, 'viewer'))).toMatchObject({ status: 404, code: 404 })
  })
})

describe('many requests', () => {
  const ids = async (search: string) =>
    (await listed(`requests.json?${search}`)).map(({ service_request_id: id }) =>
      Number(String(id).split('.')[1]),
    )
  const all = Array.from({ length: 20 }, (_, i) => 20 - i)

  test('come newest first, of the last 90 days of the data', async () => {
    expect((await ids('end_date=2026-02-01T00:00:00Z')).slice(0, 20)).toEqual(all)
    expect(await ids('end_date=2025-12-31T00:00:00Z')).toEqual([])
  })

  test('of a window, both ends included', async () => {
    const window = 'start_date=2026-01-01T00:25:00Z&end_date=2026-01-01T01:15:00Z'
    expect(await ids(window)).toEqual([4, 3, 2])
    expect(await ids('start_date=2026-01-01T08:25:00+08:00&end_date=2026-01-01T01:15:00Z')).toEqual([4, 3, 2])
  })

  test('of services and states; declared twice or with commas', async () => {
    const window = 'end_date=2026-02-01T00:00:00Z'
    const odd = all.filter((id) => id % 2 === 1)
    expect(await ids(`${window}&service_code=livelihood`)).toEqual(odd)
    expect(await ids(`${window}&service_code=livelihood,dispute`)).toEqual(all)
    expect(await ids(`${window}&service_code=livelihood&service_code=dispute`)).toEqual(all)
    expect(await ids(`${window}&service_code=`)).toEqual(all)
    expect(await ids(`${window}&status=closed`)).toEqual(all)
    expect(await ids(`${window}&status=open`)).toEqual([])
    expect(await ids(`${window}&status=open,closed`)).toEqual(all)
  })

  test('by their numbers, whatever else is asked for; those that are not there are left out', async () => {
    const numbers = `service_request_id=${street}.3,${street}.1&service_request_id=${street}.99999,nonsense`
    expect(await ids(`${numbers}&status=open&start_date=never`)).toEqual([3, 1])
  })

  test.each([
    ['start_date=2026-01-01', 400, /start_date/],
    ['end_date=2026-01-01T00:00:00', 400, /end_date/],
    ['start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z', 400, /90/],
    ['status=done', 400, /status/],
    ['service_code=castle', 404, /castle/],
    ['jurisdiction_id=nowhere', 404, /nowhere/],
    [`service_request_id=${Array.from({ length: 1001 }, (_, i) => `a.${i}`).join(',')}`, 400, /1000/],
  ])('%# refuses what it does not understand', async (search, status, words) => {
    const refusal = refusalOf(await got(`requests.xml?${search}`, 'viewer'))
    expect(refusal).toMatchObject({ status, code: status, root: 'errors' })
    expect(refusal.description).toMatch(words)
  })

  test('are at most 1,000', async () => {
    await api.db.sql`
      WITH made AS (
        INSERT INTO request (street_id, id, created_at, category, origin, sign_limit_ms, close_limit_ms, geom)
          SELECT ${street}, 10000 + n, '2026-01-20Z'::timestamptz + n * interval '1 second', 'emergency', 'demo', 1, 1,
                 ST_SetSRID(ST_MakePoint(120.0001, 32.0001), 4326)
            FROM generate_series(1, 1100) n
        RETURNING street_id, id, created_at, category)
      INSERT INTO request_state (street_id, id, created_at, category, events, last_at, stage, stage_since, desk_level,
                                 reworks, suspended_ms, extended_ms, sign_due, close_due)
        SELECT street_id, id, created_at, category, 1, created_at, 1, created_at, 'street', 0, 0, 0, created_at,
               created_at FROM made`
    const found = await ids('end_date=2026-02-01T00:00:00Z&service_code=emergency')
    expect([found.length, found[0], found.at(-1)]).toEqual([1000, 11100, 10101])
  })
})
