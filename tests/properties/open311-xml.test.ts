import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isList, type Value, listOf } from '../../server/src/open311/document.ts'
import { writeXml } from '../../server/src/open311/write-xml.ts'
import { parseXml } from '../support/read-xml.ts'

const textIn = (xml: string): string => parseXml(xml).documentElement?.textContent ?? ''
const written = (text: string) => writeXml({ root: 'root', content: { text } })

/** As XML 1.0 says what a character is. */
const isCharacter = (code: number): boolean =>
  [0x9, 0xa, 0xd].includes(code) ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000
const readable = (text: string): string =>
  [...text].map((character) => (isCharacter(character.codePointAt(0) ?? 0) ? character : '\uFFFD')).join('')

describe('XML', () => {
  test('says any text, whatever stands in it; what XML cannot hold becomes U+FFFD', () => {
    const units = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('<', '>', '&', ']', '\r', '\n', '\t', '"', '\u0000', '\uFFFE', '网'),
      }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
    )
    fc.assert(
      fc.property(units, (text) => {
        expect(textIn(written(text))).toBe(readable(text))
      }),
      { numRuns: 1_000 },
    )
  })

  test('is one element for each field and item, in order', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd')
    const { value } = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.dictionary(name, tie('value'), { noNullPrototype: true }) as fc.Arbitrary<Value>,
        fc.tuple(name, fc.array(tie('value'), { maxLength: 4 })).map(([each, items]) => listOf(each, items)),
      ),
    }))
    const elements = (each: Value): number => {
      if (each === null || typeof each !== 'object') return 0
      const inside = isList(each) ? each.items : Object.values(each)
      return inside.reduce((sum: number, it) => sum + 1 + elements(it), 0)
    }
    fc.assert(
      fc.property(value, (content) => {
        const document = parseXml(writeXml({ root: 'root', content: { content } }))
        expect(document.getElementsByTagName('*').length).toBe(2 + elements(content))
      }),
    )
  })

  test('by hand', () => {
    const content = {
      code: 1,
      list: listOf('item', ['<&>', null, true]),
      none: null,
      empty: listOf('item', []),
    }
    expect(writeXml({ root: 'root', content })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<root><code>1</code><list><item>&lt;&amp;&gt;</item><item/>' +
        '<item>true</item></list><none/><empty/></root>\n',
    )
  })
})
