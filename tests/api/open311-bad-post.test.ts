import { describe, expect, test } from 'vitest'
import { formats, otherStreet, refusalOf, useOpen311 } from './open311-fixture.ts'
import { good, postsOf } from './open311-posts.ts'

const api = useOpen311()
const { countRequests, made } = postsOf(api)

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
