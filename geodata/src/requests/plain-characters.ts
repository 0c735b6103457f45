/** Text with every written form of a character made one, and where each character came from. */
export interface PlainText {
  readonly plain: string
  /** `origins[i]`: position in the source of `plain[i]`; one more entry for the end. */
  readonly origins: Uint32Array
}

/** Characters that are not seen: they break a number for a pattern but not for a reader. */
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/
const dashes = /[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63]/
const spaces = /[\u00a0\u2000-\u200a\u202f\u3000]/

const plainOf = (character: string): string => {
  const code = character.charCodeAt(0)
  if (code < 0x80) return character
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  if (unseen.test(character)) return ''
  if (dashes.test(character)) return '-'
  return spaces.test(character) ? ' ' : character
}

/** Full-width letters, digits and signs to ASCII, dashes to `-`, wide spaces to a space, unseen characters left out. */
export const plainCharacters = (text: string): PlainText => {
  const origins = new Uint32Array(text.length + 1)
  const parts: string[] = []
  for (let i = 0; i < text.length; i += 1) {
    const plain = plainOf(text[i] as string)
    if (plain === '') continue
    origins[parts.length] = i
    parts.push(plain)
  }
  origins[parts.length] = text.length
  return { plain: parts.join(''), origins }
}
