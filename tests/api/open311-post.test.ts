import { describe, expect, test } from 'vitest'
import { wgs84ToGcj02 } from '@wangge/geodata'
import { formats, inside, otherStreet, refusalOf, street, useOpen311 } from './open311-fixture.ts'

const api = useOpen311()
const good = { service_code: 'livelihood', ...inside }

interface Made {
  readonly service_request_id: string
  readonly service_notice: string
  readonly account_id: null
}
const made = async (
  fields: Readonly<Record<string, string | readonly string[]>>,
  options: Parameters<typeof api.post>[1] = {},
): Promise<Made> => {
  const answer = await api.post({ ...good, ...fields }, options)
  if (answer.status !== 200) throw new Error(answer.text)
  const [only] = answer.content as Made[]
  if (only === undefined) throw new Error(answer.text)
  return only
}

interface Stored {
  category: string
  basicCode: string | null
  ownership: string
  description: string
  removedCount: number
  origin: string
  lon: number
  lat: number
  stages: number[]
}
const stored = async (id: string): Promise<Stored | undefined> => {
  const [row] = await api.db.sql<Stored[]>`
    SELECT category, basic_code AS "basicCode", ownership, description, removed_count AS "removedCount", origin,
           ST_X(geom) AS lon, ST_Y(geom) AS lat,
           (SELECT array_agg(stage::int ORDER BY seq) FROM request_event e
             WHERE e.street_id = r.street_id AND e.request_id = r.id) AS stages
      FROM request r WHERE street_id || '.' || id = ${id}`
  return row
}
const countRequests = async (): Promise<number> => {
  const [row] = await api.db.sql<{ n: number }[]>`SELECT count(*)::int AS n FROM request`
  return row?.n ?? 0
}

describe('a post', () => {
  test.each(formats)('is registered at once, and answered in %s', async (format) => {
    const { status, content, root } = await api.post({ ...good, description: '路灯不亮' }, { format })
    expect(status).toBe(200)
    expect(root).toBe(format === 'xml' ? 'service_requests' : null)
    expect(content).toEqual([
      {
        service_request_id: expect.stringMatching(/^999900001\.\d+$/),
        service_notice: '已登记。应在 24 小时内签收，168 小时内办结。',
        account_id: format === 'xml' ? '' : null,
      },
    ])
    const [answered] = content as Made[]
    expect(await stored(answered?.service_request_id ?? '')).toEqual({
      category: 'livelihood',
      basicCode: `${street}001001`,
      ownership: 'owned',
      description: '路灯不亮',
      removedCount: 0,
      origin: 'open311',
      lon: 120.0003,
      lat: 32.0004,
      stages: [1],
    })
  })

  test('may come as multipart, with a photograph that is not kept', async () => {
    const form = new FormData()
    const fields = { ...good, api_key: api.key('hotline'), description: '井盖破损' }
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('media', new Blob(['not a photograph'], { type: 'image/jpeg' }), 'face.jpg')
    const response = new Response(form)
    const answer = await api.send(await response.arrayBuffer(), {
      'Content-Type': response.headers.get('Content-Type') ?? '',
    })
    expect(answer.status).toBe(200)
    const [only] = answer.content as Made[]
    expect(only?.service_notice).toContain('已丢弃的字段：media。')
    expect((await stored(only?.service_request_id ?? ''))?.description).toBe('井盖破损')
  })

  test('may show its key as a bearer token, or in the address', async () => {
    const body = new URLSearchParams(good).toString()
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const bearer = await api.send(body, { ...type, Authorization: `Bearer ${api.key('hotline')}` })
    expect(bearer.status).toBe(200)
    const response = await api.site.app.request(`/open311/v2/requests.json?api_key=${api.key('hotline')}`, {
      method: 'POST',
      headers: type,
      body,
    })
    expect(response.status).toBe(200)
  })

  test('is seen at once by whoever sent it, and by those who may read all', async () => {
    const { service_request_id: id } = await made({ description: '<b>楼道</b> & "杂物"\r\n]]>' })
    for (const account of ['hotline', 'viewer'] as const)
      for (const format of formats) {
        const { content } = await api.get(`requests/${id}.${format}`, { key: api.key(account) })
        expect(content).toMatchObject([
          {
            service_request_id: id,
            status: 'open',
            status_notes: '第 1 环节（共 7 个）：全时响应',
            description: '<b>楼道</b> & "杂物"\r\n]]>',
            agency_responsible: '基础0-0',
          },
        ])
      }
  })

  test('in no grid or on a border is registered all the same, and says so', async () => {
    const outside = await made({ lat: '32.01', long: '120.0005' })
    expect(outside.service_notice).toContain('位置不在任何基础网格内')
    expect(await stored(outside.service_request_id)).toMatchObject({ ownership: 'unowned', basicCode: null })
    const border = await made({ lat: '32.0005', long: '120.001' })
    expect(border.service_notice).toContain('位置在网格交界处')
    expect(await stored(border.service_request_id)).toMatchObject({ ownership: 'double-owned' })
    const { content } = await api.get(`requests/${border.service_request_id}.json`, {
      key: api.key('hotline'),
    })
    expect(content).toMatchObject([{ agency_responsible: '方格街道', address_id: null }])
  })

  test('may be in the coordinates of Chinese maps', async () => {
    const [long, lat] = wgs84ToGcj02([120.0003, 32.0004]).map(String)
    const { service_request_id: id } = await made({
      long: long ?? '',
      lat: lat ?? '',
      'attribute[crs]': 'GCJ02',
    })
    const found = await stored(id)
    expect(found?.lon).toBeCloseTo(120.0003, 5)
    expect(found?.lat).toBeCloseTo(32.0004, 5)
    expect(found?.basicCode).toBe(`${street}001001`)
  })
})

describe('an external id', () => {
  test('sent again makes no second request, and answers with the first', async () => {
    const fields = { 'attribute[external_id]': '12345-2026-0001', description: '第一次' }
    const first = await made(fields)
    const before = await countRequests()
    const again = await made({ ...fields, description: '第二次' })
    expect(again.service_request_id).toBe(first.service_request_id)
    expect(again.service_notice).toBe('该编号此前已登记，未重复登记。')
    expect(await countRequests()).toBe(before)
    expect((await stored(first.service_request_id))?.description).toBe('第一次')
  })

  test('sent ten times at once makes one', async () => {
    const before = await countRequests()
    const ids = await Promise.all(
      Array.from({ length: 10 }, () => made({ 'attribute[external_id]': 'at-once' })),
    )
    expect(new Set(ids.map(({ service_request_id: id }) => id)).size).toBe(1)
    expect(await countRequests()).toBe(before + 1)
  })

  test('is the sender’s own', async () => {
    const fields = { 'attribute[external_id]': 'same-for-both' }
    const ours = await made(fields)
    const theirs = await made(fields, { key: api.key('partner') })
    expect(theirs.service_request_id).not.toBe(ours.service_request_id)
    for (const format of formats) {
      const { content } = await api.get(`tokens/same-for-both.${format}`, { key: api.key('partner') })
      expect(content).toEqual([{ service_request_id: theirs.service_request_id, token: 'same-for-both' }])
    }
    expect(refusalOf(await api.get('tokens/none.xml', { key: api.key('partner') }))).toMatchObject({
      status: 404,
      code: 404,
      root: 'errors',
    })
  })
})

describe('personal data', () => {
  const person = {
    email: 'smit333@sfgov.example',
    device_id: 'tt222111-device',
    account_id: 'acct-7788123456',
    first_name: '欧阳',
    last_name: '测试人名',
    phone: '13912345678',
    media_url: 'http://farm3.static.example/2002/2212426634_5ed477a060.jpg',
    address_string: '幸福里 12 号楼 3 单元 502 室',
    'attribute[WHISPAWN]': 'attr-secret-123456',
    undefined_field: 'field-secret-998877',
  }
  const inText = ['13800138000', '11010519491231002X', '010-62781234', 'someone@mail.example', '苏A12345']

  /** Which of these stand anywhere in the database: every table with all its columns as text. */
  const held = async (needles: readonly string[]): Promise<string[]> => {
    const tables = await api.db.sql<{ name: string }[]>`
      SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> 'spatial_ref_sys'`
    expect(tables.length).toBeGreaterThan(20)
    const found = new Set<string>()
    for (const { name } of tables) {
      const rows = await api.db.sql.unsafe<{ needle: string }[]>(
        `SELECT needle FROM unnest($1::text[]) AS needle
          WHERE EXISTS (SELECT 1 FROM ${name} t WHERE strpos(t::text, needle) > 0)`,
        [[...needles]],
      )
      for (const { needle } of rows) found.add(needle)
    }
    return needles.filter((needle) => found.has(needle))
  }

  test('is nowhere in the database, whichever field it came in', async () => {
    const kept = 'kept-words-4711'
    const { service_notice: notice, service_request_id: id } = await made({
      ...person,
      description: `${kept} 请联系 ${inText.join(' ，')}`,
      'attribute[external_id]': 'kept-id-4711',
    })
    // The search finds what is there.
    expect(await held([kept, 'kept-id-4711', ...Object.values(person), ...inText])).toEqual([
      kept,
      'kept-id-4711',
    ])
    expect(await stored(id)).toMatchObject({
      description: `${kept} 请联系 *** ，*** ，*** ，*** ，***`,
      removedCount: 5,
    })
    expect(notice).toBe(
      '已登记。应在 24 小时内签收，168 小时内办结。 ' +
        '描述中去除了 5 处个人信息（电子邮箱 1、身份证号 1、手机号 1、固定电话 1、车牌号 1），以 *** 代替。 ' +
        '个人信息一律不保存，已丢弃的字段：email、device_id、account_id、first_name、last_name、phone、media_url、address_string。 ' +
        '有 1 个未定义的属性未保存。',
    )
  })

  test('is told in English too', async () => {
    const { service_notice: notice } = await made(
      { phone: person.phone, description: `call ${inText[0]}` },
      { language: 'en' },
    )
    expect(notice).toBe(
      'Registered. To be signed for within 24 hours and closed within 168 hours. ' +
        'Pieces of personal data taken out of the description (mobile number 1), now ***: 1. ' +
        'No personal data is kept. Dropped: phone.',
    )
  })

  test.each(inText)('is no external id: %s', async (id) => {
    const before = await countRequests()
    expect(refusalOf(await api.post({ ...good, 'attribute[external_id]': id }))).toMatchObject({
      status: 400,
      description: expect.stringContaining('external_id'),
    })
    expect(await countRequests()).toBe(before)
    expect(await held([id])).toEqual([])
  })
})

describe('bad input', () => {
  const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name))

  test.each([
    ['no service', without('service_code'), 400, /service_code/],
    ['an unknown service', { ...good, service_code: 'castle' }, 404, /castle/],
    ['no latitude', without('lat'), 400, /lat 和 long/],
    ['an empty longitude', { ...good, long: ' ' }, 400, /lat 和 long/],
    ['an address only', { service_code: 'dispute', address_string: 'x' }, 400, /lat 和 long/],
    [
      'exchanged coordinates',
      { ...good, lat: good.long, long: good.lat },
      400,
      /似乎写反了.*约 32\.0.*约 120\.0/,
    ],
    ['a place far away', { ...good, lat: '39.9', long: '116.4' }, 400, /5 公里/],
    ['a latitude beyond the pole', { ...good, lat: '95' }, 400, /−90 至 90/],
    ['words for numbers', { ...good, lat: 'thirty-two' }, 400, /−90 至 90/],
    ['a decimal comma', { ...good, lat: '32,0004' }, 400, /−90 至 90/],
    ['no number', { ...good, lat: 'NaN', long: 'Infinity' }, 400, /−90 至 90/],
    ['coordinates of no known kind', { ...good, 'attribute[crs]': 'cgcs2000' }, 400, /attribute\[crs\]/],
    ['a long description', { ...good, description: '字'.repeat(2_001) }, 400, /2000/],
    ['an endless description', { ...good, description: 'x'.repeat(990_000) }, 400, /2000/],
    ['a long external id', { ...good, 'attribute[external_id]': 'x'.repeat(101) }, 400, /external_id/],
    ['an external id of two words', { ...good, 'attribute[external_id]': 'a b' }, 400, /external_id/],
    ['an unknown street', { ...good, jurisdiction_id: otherStreet }, 404, /999900002/],
  ])('%s is refused in words, and nothing is written', async (_, fields, status, words) => {
    const before = await countRequests()
    for (const format of formats) {
      const refusal = refusalOf(await api.post(fields, { format }))
      expect(refusal).toMatchObject({ status, code: status, root: format === 'xml' ? 'errors' : null })
      expect(refusal.description).toMatch(words)
    }
    expect(await countRequests()).toBe(before)
    // Two posts a line would soon be too many for one minute.
    api.site.advance(60)
  })

  test('all that is wrong is told at once', async () => {
    const answer = await api.post({ lat: 'x', long: 'y', 'attribute[external_id]': 'x'.repeat(200) })
    expect(answer.content).toEqual([
      { code: 400, description: '缺少 service_code。' },
      { code: 400, description: expect.stringContaining('lat') },
      { code: 400, description: expect.stringContaining('external_id') },
    ])
  })

  test('a body larger than 1 MB is 413', async () => {
    const answer = await api.post({ ...good, description: 'x'.repeat(1_000_001) }, { format: 'xml' })
    expect(refusalOf(answer)).toMatchObject({ status: 413, code: 413, root: 'errors' })
  })

  test.each([
    ['application/json', JSON.stringify(good)],
    ['text/plain', 'x'],
    ['multipart/form-data; boundary=x', 'no form at all'],
  ])('a body of %s is no form', async (type, body) => {
    const answer = await api.send(body, {
      'Content-Type': type,
      Authorization: `Bearer ${api.key('hotline')}`,
    })
    expect(refusalOf(answer)).toMatchObject({ status: 400, description: expect.stringContaining('form') })
  })

  test('GBK is not taken for UTF-8', async () => {
    // 路灯 in GBK.
    const body = `${new URLSearchParams(good)}&description=%C2%B7%B5%C6`
    const answer = await api.send(body, {
      'Content-Type': 'application/x-www-form-urlencoded',
      Authorization: `Bearer ${api.key('hotline')}`,
    })
    expect(refusalOf(answer)).toMatchObject({
      status: 400,
      description: '字段 description 不是 UTF-8 文本。',
    })
  })

  test('control characters reach neither the database nor the XML', async () => {
    const { service_request_id: id } = await made({ description: 'a\u0000b\u0001c\u000Bd' })
    const { content } = await api.get(`requests/${id}.xml`, { key: api.key('hotline') })
    expect(content).toMatchObject([{ description: 'ab\uFFFDc\uFFFDd' }])
  })
})
