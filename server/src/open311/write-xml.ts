import { type Document, type Fields, isList, type List, type Value } from './document.ts'

/** All that XML 1.0 cannot hold, not even escaped: most control characters, halves of surrogate pairs, U+FFFE, U+FFFF. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // Only `]]>` has to be escaped; all of them is simpler and as right.
  '>': '&gt;',
  // A parser would read a bare carriage return as a line feed.
  '\r': '&#13;',
}

const escapeText = (text: string): string =>
  text.replace(unwritable, '\uFFFD').replace(/[&<>\r]/g, (character) => escapes[character] ?? character)

const contentOf = (value: Value): string => {
  if (value === null) return ''
  if (typeof value !== 'object') return escapeText(String(value))
  return isList(value) ? itemsOf(value) : fieldsOf(value)
}

const element = (name: string, value: Value): string => {
  const content = contentOf(value)
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`
}

const itemsOf = ({ each, items }: List): string => items.map((item) => element(each, item)).join('')

const fieldsOf = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => element(name, value))
    .join('')

/** XML 1.0 without attributes or namespaces. Names are the specification's own, and never come from outside. */
export const writeXml = ({ root, content }: Document): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, content)}\n`
