import { describe, expect, test } from 'vitest'
import { setUp } from './auth-fixture.ts'
import {
  type Account,
  formats,
  inside,
  otherStreet,
  read,
  realStreet,
  refusalOf,
  street,
  useOpen311,
} from './open311-fixture.ts'

const api = useOpen311([street, otherStreet])
const here = `jurisdiction_id=${street}`
const good = { service_code: 'dispute', jurisdiction_id: street, ...inside }
const idOf = (content: unknown) => (content as { service_request_id: string }[])[0]?.service_request_id ?? ''

describe('a key', () => {
  const paths = [`requests.FORMAT?${here}`, `requests/${street}.1.FORMAT?${here}`, `tokens/x.FORMAT?${here}`]
  const withFormats = paths.flatMap((path) => formats.map((format) => path.replace('FORMAT', format)))

  test.each(withFormats)('is needed for %s', async (path) => {
    for (const key of [undefined, 'wgt_nonsense', 'a b', '密钥']) {
      const answer = await api.get(path, key === undefined ? {} : { key })
      expect(refusalOf(answer)).toMatchObject({ status: 403, code: 403, count: 1 })
      expect(refusalOf(answer).description).toContain('api_key')
      expect(answer.headers.get('WWW-Authenticate')).toBeNull()
    }
  })

  test.each(formats)('is needed to post, in %s', async (format) => {
    for (const key of [null, 'wgt_nonsense'])
      expect(refusalOf(await api.post(good, { key, format }))).toMatchObject({ status: 403, code: 403 })
  })

  test('is not needed for services and discovery', async () => {
    for (const path of ['discovery', `services`, 'services/dispute'])
      expect((await api.get(`${path}.json?${here}`)).status).toBe(200)
  })

  test('that is withdrawn, or whose account is disabled, no longer works', async () => {
    await api.db.sql`UPDATE account SET disabled = true WHERE name = 'partner'`
    expect((await api.post(good, { key: api.key('partner') })).status).toBe(403)
    await api.db.sql`UPDATE account SET disabled = false WHERE name = 'partner'`
    expect((await api.post(good, { key: api.key('partner') })).status).toBe(200)
  })
})

describe('roles', () => {
  test.each([
    ['hotline', 200, 200],
    ['viewer', 403, 200],
    ['chief', 200, 200],
    ['wall', 403, 403],
  ] as const)('%s may post: %i, may read: %i', async (account, post, get) => {
    expect((await api.post(good, { key: api.key(account) })).status).toBe(post)
    expect((await api.get(`requests.json?${here}`, { key: api.key(account) })).status).toBe(get)
  })

  test('a reporter follows what it sent, and sees nothing of others', async () => {
    const ours = idOf((await api.post(good)).content)
    const theirs = idOf((await api.post(good, { key: api.key('partner') })).content)
    const listed = async (account: Account) =>
      (
        (await api.get(`requests.json?${here}`, { key: api.key(account) })).content as {
          service_request_id: string
        }[]
      ).map(({ service_request_id: id }) => id)
    expect(await listed('hotline')).toContain(ours)
    expect(await listed('hotline')).not.toContain(theirs)
    expect(await listed('partner')).toContain(theirs)
    expect(await listed('partner')).not.toContain(ours)
    expect(await listed('viewer')).toEqual(expect.arrayContaining([ours, theirs, `${street}.1`]))
    const single = (id: string) => api.get(`requests/${id}.xml?${here}`, { key: api.key('hotline') })
    expect((await single(ours)).status).toBe(200)
    expect((await single(theirs)).status).toBe(404)
    expect((await single(`${street}.1`)).status).toBe(404)
    const both = await api.get(`requests.json?${here}&service_request_id=${ours},${theirs}`, {
      key: api.key('hotline'),
    })
    expect((both.content as unknown[]).length).toBe(1)
  })

  test('a reporter sees nothing else of the server', async () => {
    const headers = { Authorization: `Bearer ${api.key('hotline')}` }
    for (const path of ['/api/v1/overview', '/ogc/collections', '/ogc/collections/requests/items'])
      expect((await api.site.ask(path, { headers })).status).toBe(403)
  })

  test('the demo on the own machine acts without a key, in its role', async () => {
    const demo = setUp(api.db)
    const post = async (role: string) =>
      read(
        await demo.app.request(
          '/open311/v2/requests.json',
          {
            method: 'POST',
            headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Demo-Role': role },
            body: new URLSearchParams(good).toString(),
          },
          { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
        ),
      )
    expect((await post('reporter')).status).toBe(200)
    expect((await post('screen')).status).toBe(403)
    const discovery = await demo.ask('/open311/v2/discovery.json')
    expect(discovery.status).toBe(200)
  })
})

describe('several streets', () => {
  test.each(formats)('want a jurisdiction_id, in %s', async (format) => {
    const key = api.key('viewer')
    for (const path of ['services', 'services/dispute', 'requests', `requests/${street}.1`, 'tokens/x']) {
      expect(refusalOf(await api.get(`${path}.${format}`, { key }))).toMatchObject({ status: 400, code: 400 })
      const unknown = refusalOf(await api.get(`${path}.${format}?jurisdiction_id=sfgov.org`, { key }))
      expect(unknown).toMatchObject({ status: 404, code: 404 })
      expect(unknown.description).toContain('sfgov.org')
    }
    const { jurisdiction_id: _, ...without } = good
    expect(refusalOf(await api.post(without, { format }))).toMatchObject({ status: 400, code: 400 })
  })

  test('keep their requests apart', async () => {
    const key = api.key('viewer')
    const id = idOf((await api.post({ ...good, jurisdiction_id: otherStreet })).content)
    expect(id.startsWith(`${otherStreet}.`)).toBe(true)
    expect((await api.get(`requests/${id}.json?jurisdiction_id=${otherStreet}`, { key })).status).toBe(200)
    expect((await api.get(`requests/${id}.json?${here}`, { key })).status).toBe(404)
  })
})

describe('what is not there', () => {
  test.each([
    ['requests.html', 404],
    ['requests', 404],
    ['services/dispute', 404],
    ['services/dispute.csv', 404],
    ['nothing.json', 404],
  ])('%s is Open311’s error', async (path, status) => {
    const answer = refusalOf(await api.get(`${path}?${here}`, { key: api.key('viewer') }))
    expect(answer).toMatchObject({ status, code: status, count: 1 })
  })

  test('a method that an address does not take names those that it does', async () => {
    const response = await api.site.ask('/open311/v2/requests.xml', { method: 'DELETE' })
    expect(response.headers.get('Allow')).toBe('GET, HEAD, POST')
    expect(refusalOf(await read(response))).toMatchObject({ status: 405, code: 405, root: 'errors' })
  })

  test('pages of other sites cannot post', async () => {
    const answer = await api.send(new URLSearchParams(good).toString(), {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'cross-site',
    })
    expect(refusalOf(answer)).toMatchObject({ status: 403, description: expect.stringContaining('网站') })
  })
})

describe('limits of posting', () => {
  test('60 a minute of one account, whatever comes of them; the next says when to come again', async () => {
    const key = api.key('chief')
    const empty = { 'Content-Type': 'text/plain', Authorization: `Bearer ${key}` }
    api.site.advance(3_600)
    expect((await api.post(good, { key })).status).toBe(200)
    for (let n = 1; n < 60; n += 1) expect((await api.send('', empty)).status).toBe(400)
    for (const format of formats) {
      const refused = await api.post(good, { key, format })
      expect(refusalOf(refused)).toMatchObject({ status: 429, code: 429 })
      expect(refusalOf(refused).description).toContain('60')
      expect(refused.headers.get('Retry-After')).toBe('60')
    }
    expect((await api.post(good, { key: api.key('hotline') })).status).toBe(200)
    api.site.advance(59)
    const late = await api.post(good, { key })
    expect([late.status, late.headers.get('Retry-After')]).toEqual([429, '1'])
    api.site.advance(1)
    expect((await api.post(good, { key })).status).toBe(200)
  })
})

describe('a real street', () => {
  const real = useOpen311([realStreet])

  test('takes the clock’s time, and no jurisdiction_id where it is the only one', async () => {
    real.site.advance(7 * 86_400)
    const { jurisdiction_id: _, ...fields } = good
    const id = idOf((await real.post(fields)).content)
    const { content } = await real.get('requests.json', { key: real.key('hotline') })
    const [request, ...more] = content as { service_request_id: string; requested_datetime: string }[]
    expect([request?.service_request_id, more]).toEqual([id, []])
    const afterMs = Date.parse(request?.requested_datetime ?? '') - Date.now() - 7 * 86_400_000
    expect(Math.abs(afterMs)).toBeLessThan(60_000)
  })

  test('is in production, and asks for a key also on the own machine', async () => {
    const { content } = await real.get('discovery.json')
    expect(content).toMatchObject({ endpoints: [{ type: 'production' }] })
    const local = setUp(real.db)
    expect((await local.ask('/open311/v2/requests.json')).status).toBe(403)
  })
})
