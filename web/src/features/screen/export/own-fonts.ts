import { dataUrlOf } from './data-url.ts'

const urlInRule = /url\(["']?([^"')]+)["']?\)/g

const rulesOf = (sheet: CSSStyleSheet): CSSFontFaceRule[] =>
  [...sheet.cssRules].filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)

const embed = async (rule: string, base: string): Promise<string> => {
  let text = rule
  for (const [, url = ''] of rule.matchAll(urlInRule)) {
    const file = await fetch(new URL(url, base))
    text = text.replace(url, await dataUrlOf(await file.blob()))
  }
  return text
}

/**
 * The fonts that the page brings along, as style rules that need nothing from outside: a picture is drawn without the
 * page's files. The system's own fonts, which all Chinese text is set in, are there anyway.
 */
export const ownFonts = async (): Promise<string> => {
  const rules = [...document.styleSheets].flatMap((sheet) =>
    rulesOf(sheet).map((rule) => embed(rule.cssText, sheet.href ?? location.href)),
  )
  return (await Promise.all(rules)).join('\n')
}
