import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { TableError } from './table.ts'
import type { WorkbookParts } from './xlsx-zip.ts'

export interface XmlEvents {
  /** Names come without their namespace's prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Follows a part of XML as it is unpacked. It may declare no types of its own, so nothing in it can grow. */
export const readXml = async (
  parts: WorkbookParts,
  path: string,
  events: XmlEvents,
  mostBytes?: number,
): Promise<void> => {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw new TableError('unreadable-file', { part: path, reason: error.message.slice(0, 100) })
  })
  parser.on('doctype', () => {
    throw new TableError('unreadable-file', { part: path, reason: 'doctype' })
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => events.open?.(local(name), attributes))
  parser.on('closetag', ({ name }: SaxesTagPlain) => events.close?.(local(name)))
  const { text } = events
  if (text !== undefined) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  await parts.read(path, (piece) => void parser.write(piece), mostBytes)
  parser.close()
}
