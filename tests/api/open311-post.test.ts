import { describe, expect, test } from 'vitest'
import { wgs84ToGcj02 } from '@wangge/geodata'
import { formats, refusalOf, street, useOpen311 } from './open311-fixture.ts'
import { good, type Made, postsOf } from './open311-posts.ts'

const api = useOpen311()
const { countRequests, made, stored } = postsOf(api)

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
