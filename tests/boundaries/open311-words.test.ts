import { describe, expect, it } from 'vitest'
import { en } from '../../server/src/open311/words/en.ts'
import { zh } from '../../server/src/open311/words/zh.ts'
import { terms as enTerms } from '../../web/src/i18n/en/terms.ts'
import { terms as zhTerms } from '../../web/src/i18n/zh/terms.ts'

describe.each([
  ['zh', zh, zhTerms],
  ['en', en, enTerms],
])('words of Open311 in %s', (_, words, terms) => {
  it('call categories and stages what the pages call them', () => {
    const names = Object.entries(words.services).map(([code, { name }]) => [code, name])
    expect(Object.fromEntries(names)).toEqual(terms.category)
    expect(words.status.stages).toEqual(terms.stage)
  })
})
