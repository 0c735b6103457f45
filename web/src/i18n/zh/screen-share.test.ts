import { expect, test } from 'vitest'
import { spokenShare } from './screen-share.ts'

test.each([
  [0.352, '三成五'],
  [0.4, '四成'],
  [0.9499, '九成四'],
  [0.999, '九成九'],
  [1, '十成'],
  [0.07, '百分之七'],
  [0.004, '不到百分之一'],
  [0, '零'],
])('%f is spoken as %s, cut off and not rounded', (share, words) => {
  expect(spokenShare(share)).toBe(words)
})
