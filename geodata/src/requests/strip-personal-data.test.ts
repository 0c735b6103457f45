import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StreetId } from '../model/ids.ts'
import { identityCheck } from './personal-numbers.ts'
import type { PersonalDataKind } from './personal-patterns.ts'
import { REMOVED_MARK, stripPersonalData } from './strip-personal-data.ts'

const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((list) => list.join(''))
const two = (value: number) => String(value).padStart(2, '0')

const mobiles = fc
  .tuple(fc.integer({ min: 3, max: 9 }), digits(9))
  .map(([second, rest]) => `1${second}${rest}`)
const births = fc
  .date({ min: new Date('1921-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''))
const identities = fc
  .tuple(fc.constantFrom('110101', '370102', '650104', '820000'), births, digits(3))
  .map(([county, birth, order]) => county + birth + order)
  .map((body) => body + identityCheck(body))
const oldIdentities = fc
  .tuple(fc.constantFrom('110101', '370102'), births, digits(3))
  .filter(([, birth]) => birth < '2000')
  .map(([county, birth, order]) => county + birth.slice(2) + order)

const luhnDigit = (body: string): number => {
  const sum = [...body].toReversed().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}
const cards = fc
  .tuple(fc.constantFrom('622202', '621700', '438088', '955880'), fc.constantFrom(9, 12))
  .chain(([bank, length]) => digits(length).map((rest) => bank + rest))
  .map((body) => body + luhnDigit(body))
  // One that is an identity number too is counted as that.
  .filter((card) => card.length === 16 || card.length === 19)

const landlines = fc
  .tuple(fc.constantFrom('010', '021', '0539', '0991'), fc.integer({ min: 2, max: 8 }), digits(6), digits(1))
  .map(([area, first, rest, last]) => `${area}-${first}${rest}${area.length === 3 ? last : ''}`)
const emails = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9._]{0,12}$/), fc.constantFrom('qq.com', '163.com', 'sd.gov.cn'))
  .map(([name, host]) => `${name}@${host}`)
const plates = fc
  .tuple(
    fc.constantFrom('鲁', '京', '沪', '粤'),
    fc.constantFrom('A', 'Q', 'B'),
    fc.constantFrom('', '·', ' '),
    fc.constantFrom('12345', 'D12345', 'F54321', '8K5Z6', 'AB123', '1234挂'),
  )
  .map((parts) => parts.join(''))

const kinds: readonly [PersonalDataKind, fc.Arbitrary<string>][] = [
  ['mobile-number', mobiles],
  ['identity-number', fc.oneof(identities, oldIdentities)],
  ['bank-card', cards],
  ['landline', landlines],
  ['email', emails],
  ['plate-number', plates],
]

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
const unseen = (text: string) => [...text].join('\u200b')

const before = fc.constantFrom('', '请联系', '王五', '电话:', '在3号楼,', '楼道灯坏了。')
const after = fc.constantFrom('', ',谢谢', '(业主)', '。', '的垃圾桶满了', '、')

describe('what is personal is removed and counted', () => {
  it.each(kinds)('%s', (kind, values) => {
    const written = fc.constantFrom((text: string) => text, fullWidth, unseen)
    fc.assert(
      fc.property(values, before, after, written, (value, left, right, write) => {
        const { text, removed, removedTotal } = stripPersonalData(left + write(value) + right)
        expect(text).toBe(left + REMOVED_MARK + right)
        expect(removed[kind]).toBe(1)
        expect(removedTotal).toBe(1)
      }),
      { numRuns: 500 },
    )
  })

  const grouped: readonly (readonly [PersonalDataKind, string])[] = [
    ['mobile-number', '138 0013 8000'],
    ['mobile-number', '138-0013-8000'],
    ['mobile-number', '138 — 0013 — 8000'],
    ['mobile-number', '1380 013 8000'],
    ['mobile-number', '138.0013.8000'],
    ['mobile-number', '138　0013　8000'],
    ['mobile-number', '1 3 8 0 0 1 3 8 0 0 0'],
    ['mobile-number', '+86 13800138000'],
    ['mobile-number', '(+86)138-0013-8000'],
    ['mobile-number', '008613800138000'],
    ['mobile-number', '8613800138000'],
    ['mobile-number', '013800138000'],
    ['mobile-number', '一三八零零一三八零零零'],
    ['mobile-number', '幺三八〇〇幺三八〇〇〇'],
    ['identity-number', '110101 19900307 7651'],
    ['identity-number', '110101-19900307-7651'],
    ['identity-number', '11010519491231002x'],
    ['bank-card', '6222 0212 3456 7894'],
    ['landline', '(0539)8123456'],
    ['landline', '05398123456'],
    ['landline', '010 8123 4567'],
    ['landline', '+86-10-81234567'],
    ['landline', '0539-8123456转802'],
    ['landline', '0539-8123456-802'],
    ['plate-number', '鲁q·12345'],
    ['plate-number', '鲁Q D12345'],
    ['email', '13800138000@163.com'],
  ]
  it.each(grouped)('%s written as %s', (kind, value) => {
    const { text, removed, removedTotal } = stripPersonalData(`请回${value}。`)
    expect({ text, kind: removed[kind], removedTotal }).toEqual({
      text: `请回${REMOVED_MARK}。`,
      kind: 1,
      removedTotal: 1,
    })
  })

  it('a local number after the word telephone', () => {
    expect(stripPersonalData('座机:8123456,电话是 81234567').removed.landline).toBe(2)
    expect(stripPersonalData('门牌8123456').removedTotal).toBe(0)
  })

  it('several in one text, also without a space between', () => {
    const { text, removed } = stripPersonalData(
      '张三13800138000、13900139000/13700137000,鲁Q12345,身份证11010519491231002X,1380013800013900139000',
    )
    expect(text).toBe('张三***、***/***,***,身份证***,***')
    expect(removed).toEqual({
      'mobile-number': 5,
      'plate-number': 1,
      'identity-number': 1,
      'bank-card': 0,
      landline: 0,
      email: 0,
    })
  })

  it('a card beside the number of a house', () => {
    expect(stripPersonalData('6222 0212 3456 7894 12号楼').text).toBe('*** 12号楼')
    expect(stripPersonalData('4444 6222 0212 3456 7894').text).toBe('4444 ***')
  })

  it('whatever else is in the text stays as it was, and a second time changes nothing', () => {
    const pieces = fc.oneof(
      ...kinds.map(([, values]) => values),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), fc.constantFrom('', ' ', '，'), (list, between) => {
        const source = list.join(between)
        const first = stripPersonalData(source)
        if (first.removedTotal === 0) expect(first.text).toBe(source)
        const second = stripPersonalData(first.text)
        expect(second.text).toBe(first.text)
        expect(second.removedTotal).toBe(0)
      }),
      { numRuns: 600 },
    )
  })

  it('long texts of what almost matches, a megabyte of what does', () => {
    for (const piece of [
      '1',
      'a',
      '1 ',
      '138 0013 ',
      'a@',
      'a.a@a.',
      '6222 ',
      '京A1',
      '一三',
      '13800138000 ',
    ]) {
      const source = piece.repeat(Math.ceil(2e5 / piece.length))
      expect(stripPersonalData(source).text.length).toBeLessThanOrEqual(source.length)
    }
    expect(stripPersonalData('13800138000 '.repeat(80_000)).removed['mobile-number']).toBe(80_000)
  }, 30_000)
})

describe('what is not personal stays', () => {
  const expectKept = (source: string, streets: readonly StreetId[] = []): void => {
    expect(stripPersonalData(source, streets)).toMatchObject({ text: source, removedTotal: 0 })
  }

  it('codes of grids', () => {
    const provinces = fc.constantFrom('11', '37', '41', '50', '62', '65', '99', '00')
    const parts = fc.tuple(
      provinces,
      digits(7),
      digits(3),
      digits(3),
      digits(4),
      fc.integer({ min: 1, max: 99 }),
    )
    fc.assert(
      fc.property(parts, before, after, ([province, rest, unit, basic, longer, district], left, right) => {
        const street = (province + rest) as StreetId
        const codes = [
          street,
          `${street}D${two(district)}`,
          street + unit,
          street + unit + basic,
          street + unit + longer,
        ]
        for (const code of codes) expectKept(`网格${left}${code}${right}`, [street])
        expectKept(codes.join(' '), [street])
        expectKept(codes.join('-'), [street])
      }),
      { numRuns: 600 },
    )
    expectKept('999901001001001和999901001D01')
  })

  it('dates and times', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1949-10-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        before,
        after,
        (date, left, right) => {
          const iso = date.toISOString()
          const [day = '', time = ''] = [iso.slice(0, 10), iso.slice(11, 19)]
          const [year, month, dayOfMonth] = day.split('-')
          const clear = left === '电话:' ? '' : left
          for (const written of [
            iso,
            `${day} ${time}`,
            day.replaceAll('-', '/'),
            day.replaceAll('-', '.'),
            day.replaceAll('-', ''),
            day.replaceAll('-', '') + time.replaceAll(':', ''),
            `${day.replaceAll('-', '')} ${time.replaceAll(':', '')}`,
            `${year}年${month}月${dayOfMonth}日${time.slice(0, 5)}`,
            `${day}至${day}`,
            `${day}-${day}`,
            // From 2001 on; shorter ones look like telephones.
            String(Math.max(date.getTime(), 1e12)),
          ])
            expectKept(clear + written + right)
        },
      ),
      { numRuns: 600 },
    )
  })

  it('amounts, areas and coordinates', () => {
    const amounts = fc.double({ min: 0, max: 9_999_999_999, noNaN: true })
    fc.assert(
      fc.property(
        amounts,
        fc.nat(8),
        fc.constantFrom('元', '万元', '平方米', '户', ''),
        (amount, places, unit) => {
          expectKept(`共${amount.toFixed(places)}${unit}`)
          expectKept(`共${amount.toLocaleString('en-US')}${unit}`)
        },
      ),
      { numRuns: 600 },
    )
    const lon = fc.double({ min: 73, max: 136, noNaN: true })
    const lat = fc.double({ min: 3, max: 54, noNaN: true })
    fc.assert(
      fc.property(lon, lat, fc.integer({ min: 0, max: 9 }), (x, y, places) => {
        expectKept(`${x.toFixed(places)},${y.toFixed(places)}`)
        expectKept(`(${y.toFixed(places)} ${x.toFixed(places)})`)
      }),
      { numRuns: 600 },
    )
  })

  it.each([
    '3号楼2单元501室',
    '拨打12345、110、119,或400-812-3456',
    '302、303、304、1201、1202室均漏水',
    'G2012次',
    '统一社会信用代码91370102MA3C4D5E6F',
    '京沪高速A12出口',
    '身份证号110101199003077652不对',
    '单号2026030200012345',
    '新Server上线',
  ])('%s', (source) => expectKept(source))
})
