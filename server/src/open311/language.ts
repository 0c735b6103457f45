import { en } from './words/en.ts'
import type { Open311Words } from './words/words.ts'
import { zh } from './words/zh.ts'

const languages = { zh, en } as const

/** How much a client likes each language it names: `en-GB;q=0.8` likes `en` by 0.8. */
const likings = (acceptLanguage: string): { language: string; q: number }[] =>
  acceptLanguage.split(',').map((part) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
    const q = parameters.map((it) => /^\s*q=([\d.]+)\s*$/.exec(it)?.[1]).find((it) => it !== undefined)
    return { language: range.split('-')[0] ?? '', q: q === undefined ? 1 : Number(q) }
  })

/** English only for those who like it better; else Chinese. */
export const wordsFor = (acceptLanguage: string | undefined): Open311Words => {
  const liked = likings(acceptLanguage ?? '')
  const of = (language: keyof typeof languages) =>
    Math.max(0, ...liked.filter((it) => it.language === language).map(({ q }) => q))
  return of('en') > of('zh') ? languages.en : languages.zh
}
