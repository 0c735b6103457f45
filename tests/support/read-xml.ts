import { type Document, DOMParser, type Element } from '@xmldom/xmldom'

/** Throws at anything that is not well formed; U+FFFD in a text is no fault of the XML. */
export const parseXml = (text: string): Document =>
  new DOMParser({
    onError: (level, message) => {
      if (level === 'warning' && message.startsWith('Unicode replacement character')) return
      throw new Error(`${level}: ${message}`)
    },
  }).parseFromString(text, 'text/xml')

export type XmlValue = string | readonly XmlValue[] | { readonly [name: string]: XmlValue }

const childrenOf = (element: Element): Element[] =>
  [...element.childNodes].filter((node): node is Element => node.nodeType === node.ELEMENT_NODE)

/**
 * An element as plain data: text, or its children by name; the children of `lists` as a list. Fails where an element
 * that is no list has two children of one name.
 */
const plain = (element: Element, lists: ReadonlySet<string>): XmlValue => {
  const children = childrenOf(element)
  if (lists.has(element.nodeName)) return children.map((child) => plain(child, lists))
  if (children.length === 0) return element.textContent ?? ''
  const names = children.map(({ nodeName }) => nodeName)
  if (new Set(names).size < names.length) throw new Error(`twice in ${element.nodeName}: ${names.join(' ')}`)
  return Object.fromEntries(children.map((child) => [child.nodeName, plain(child, lists)]))
}

/** Name of the root and what stands in it. */
export const readXml = (text: string, lists: readonly string[]): { root: string; content: XmlValue } => {
  const root = parseXml(text).documentElement
  if (root === null) throw new Error('no root')
  return { root: root.nodeName, content: plain(root, new Set(lists)) }
}
