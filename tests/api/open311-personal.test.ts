import { describe, expect, test } from 'vitest'
import { refusalOf, useOpen311 } from './open311-fixture.ts'
import { good, postsOf } from './open311-posts.ts'

const api = useOpen311()
const { countRequests, made, stored } = postsOf(api)

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
