import { isBankCard, isIdentity15, isIdentity18 } from './personal-numbers.ts'

export const personalDataKinds = [
  'email',
  'identity-number',
  'bank-card',
  'mobile-number',
  'landline',
  'plate-number',
] as const
export type PersonalDataKind = (typeof personalDataKinds)[number]

export interface PersonalPattern {
  readonly kind: PersonalDataKind
  /** With a bound on every repetition, so that a long text takes linear time. */
  readonly pattern: RegExp
  /** Whether what was found is one; `digits` without what separates them. */
  readonly holds: (digits: string) => boolean
  /** How many stand in what was found. */
  readonly count: (digits: string) => number
}

const always = (): boolean => true
const one = (): number => 1

/** Between groups of digits. */
const gap = '(?: ?[-._·/] ?| {1,2})'
/** The same where a full stop could be a decimal point. */
const tight = '(?: ?-{1,2} ?| {1,2})'
const notAfterDigit = '(?<![0-9])'
const notBeforeDigit = '(?![0-9])'
const country = `(?:\\(?(?:\\+|00)?86\\)?${gap}?|0)?`

/**
 * Groups that people write eleven digits in, with the same separator throughout: any grouping would take room numbers
 * in a list, or a pair of coordinates, for a telephone.
 */
const mobileGroups = [
  `(?:1[3-9][0-9]{9}){1,3}`,
  `1[3-9][0-9](?<a>${gap})[0-9]{4}\\k<a>[0-9]{4}`,
  `1[3-9][0-9](?<b>${gap})[0-9]{3}\\k<b>[0-9]{5}`,
  `1[3-9][0-9]{2}(?<c>${gap})[0-9]{3}\\k<c>[0-9]{4}`,
  `1[3-9][0-9]{2}(?<d>${gap})[0-9]{4}\\k<d>[0-9]{3}`,
  `1(?<e>${gap})[3-9](?:\\k<e>[0-9]){9}`,
  `1[3-9][0-9]${tight}[0-9]{8}`,
  `1[3-9][0-9]{5}${tight}[0-9]{4}`,
].join('|')

const areaCode = '(?:10|2[0-9]|[3-9][0-9]{2})'
const spoken = '零〇一二三四五六七八九幺'

/**
 * In the order they are looked for: a longer number before a shorter one that it contains. Numbers of six kinds only,
 * by their form and check digits; a name or an address cannot be told from other words.
 */
export const personalPatterns: readonly PersonalPattern[] = [
  {
    kind: 'email',
    pattern: /[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/g,
    holds: always,
    count: one,
  },
  {
    kind: 'identity-number',
    pattern: new RegExp(
      `${notAfterDigit}[1-9][0-9]{5}${gap}?(?:19|20)[0-9]{2}${gap}?[0-9]{4}${gap}?[0-9]{3}(?:[Xx]|[0-9]${notBeforeDigit})`,
      'g',
    ),
    holds: isIdentity18,
    count: one,
  },
  {
    kind: 'identity-number',
    pattern: new RegExp(`${notAfterDigit}[1-9][0-9]{5}${gap}?[0-9]{6}${gap}?[0-9]{3}${notBeforeDigit}`, 'g'),
    holds: isIdentity15,
    count: one,
  },
  {
    kind: 'bank-card',
    pattern: new RegExp(
      `${notAfterDigit}[3-69][0-9]{3}(?:${gap}[0-9]{4}){3}${gap}[0-9]{1,3}${notBeforeDigit}|` +
        `${notAfterDigit}[3-69][0-9]{5}${gap}[0-9]{13}${notBeforeDigit}|` +
        `${notAfterDigit}[3-69][0-9]{15,18}${notBeforeDigit}`,
      'g',
    ),
    holds: isBankCard,
    count: one,
  },
  {
    kind: 'bank-card',
    pattern: new RegExp(`${notAfterDigit}[3-69][0-9]{3}(?:${gap}[0-9]{4}){3}${notBeforeDigit}`, 'g'),
    holds: isBankCard,
    count: one,
  },
  {
    kind: 'mobile-number',
    pattern: new RegExp(`${notAfterDigit}${country}(?:${mobileGroups})${notBeforeDigit}`, 'g'),
    holds: always,
    count: (digits) => Math.floor(digits.length / 11),
  },
  {
    kind: 'mobile-number',
    pattern: new RegExp(`[一幺][三四五六七八九][${spoken}]{9}(?![${spoken}])`, 'g'),
    holds: always,
    count: one,
  },
  {
    kind: 'landline',
    pattern: new RegExp(
      `(?:${notAfterDigit}\\(0${areaCode}\\) ?|${notAfterDigit}(?:0|\\+?86${gap}?0?)${areaCode}${gap}|(?<![0-9.])0${areaCode})` +
        `[2-9][0-9]{2,3} ?-?[0-9]{4}(?: ?(?:-|转|分机) ?[0-9]{1,5})?${notBeforeDigit}`,
      'g',
    ),
    holds: always,
    count: one,
  },
  {
    kind: 'landline',
    pattern: /(?<=(?:电话|座机|固话|致电|拨打)(?:号码|号)?[是为: ]{0,3})[2-8][0-9]{2,3}-?[0-9]{4}(?![0-9])/g,
    holds: always,
    count: one,
  },
  {
    kind: 'plate-number',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领] ?[A-HJ-NP-Z] ?[-·•. ]? ?(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[挂学警港澳领])(?![A-Z0-9])/gi,
    // A plate has at most two letters after the first.
    holds: (digits) => digits.replace(/X/gi, '').length >= 3,
    count: one,
  },
]
