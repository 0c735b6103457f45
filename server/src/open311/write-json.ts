import { type Document, isList, type Value } from './document.ts'

const plain = (value: Value): unknown => {
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.items.map(plain)
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]))
}

/** The content alone: JSON has no root. */
export const writeJson = ({ content }: Document): string => JSON.stringify(plain(content))
