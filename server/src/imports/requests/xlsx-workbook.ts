import { posix } from 'node:path'
import { importLimits } from './limits.ts'
import { readXml } from './read-xml.ts'
import { TableError } from './table.ts'
import type { WorkbookParts } from './xlsx-zip.ts'

export interface Workbook {
  /** Names in the order of their tabs, each with its part. */
  readonly sheets: ReadonlyMap<string, string>
  readonly from1904: boolean
  /** Whether numbers of a cell's style are days and hours. */
  readonly isDateStyle: (style: number) => boolean
  readonly sharedTexts: readonly string[]
}

type Relations = ReadonlyMap<string, { readonly type: string; readonly path: string }>

const readRelations = async (parts: WorkbookParts, of: string): Promise<Relations> => {
  const relations = new Map<string, { type: string; path: string }>()
  const folder = posix.dirname(of)
  await readXml(parts, posix.join(folder, '_rels', `${posix.basename(of)}.rels`), {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path })
    },
  })
  return relations
}

const partOf = (relations: Relations, type: string): string | null => {
  for (const relation of relations.values()) if (relation.type === type) return relation.path
  return null
}

/** Formats that Excel knows by number: days and hours, those of Chinese among them. */
const isBuiltInDate = (format: number): boolean =>
  (format >= 14 && format <= 22) ||
  (format >= 27 && format <= 36) ||
  (format >= 45 && format <= 47) ||
  (format >= 50 && format <= 58)

/** What is quoted, escaped or in brackets in a format says nothing of its kind; hours that go on past 24 are none. */
const isDateFormat = (code: string): boolean =>
  /[ymdhs年月日]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').replace(/general/gi, ''))

const readDateStyles = async (parts: WorkbookParts, path: string): Promise<Set<number>> => {
  const dateFormats = new Set<number>()
  const dateStyles = new Set<number>()
  let inCells = false
  let style = 0
  await readXml(parts, path, {
    open: (name, attributes) => {
      if (name === 'numFmt' && isDateFormat(attributes['formatCode'] ?? ''))
        dateFormats.add(Number(attributes['numFmtId']))
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const format = Number(attributes['numFmtId'] ?? 0)
      if (isBuiltInDate(format) || dateFormats.has(format)) dateStyles.add(style)
      style += 1
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return dateStyles
}

const readSharedTexts = async (parts: WorkbookParts, path: string): Promise<string[]> => {
  const texts: string[] = []
  let text = ''
  let isText = false
  // How a word is pronounced stands beside it, and is no part of it.
  let isReading = false
  await readXml(
    parts,
    path,
    {
      open: (name) => {
        if (name === 'si') text = ''
        else if (name === 't') isText = !isReading
        else if (name === 'rPh') isReading = true
      },
      close: (name) => {
        if (name === 't') isText = false
        else if (name === 'rPh') isReading = false
        else if (name === 'si') texts.push(text)
      },
      text: (piece) => {
        if (!isText) return
        text += piece
        if (text.length > importLimits.cellLength)
          throw new TableError('cell-too-long', { most: importLimits.cellLength })
      },
    },
    importLimits.sharedTextBytes,
  )
  return texts
}

/** Everything of a workbook but its sheets' rows. */
export const readWorkbook = async (parts: WorkbookParts): Promise<Workbook> => {
  const path = partOf(await readRelations(parts, ''), 'officeDocument')
  if (path === null) throw new TableError('unreadable-file', { reason: 'no-workbook' })
  const relations = await readRelations(parts, path)
  const sheets = new Map<string, string>()
  let from1904 = false
  await readXml(parts, path, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1]
      const relation = relations.get(id ?? '')
      // A chart has a tab of its own, and no rows.
      if (relation?.type === 'worksheet') sheets.set(attributes['name'] ?? '', relation.path)
    },
  })
  const stylesPath = partOf(relations, 'styles')
  const textsPath = partOf(relations, 'sharedStrings')
  const dateStyles =
    stylesPath !== null && parts.has(stylesPath) ? await readDateStyles(parts, stylesPath) : new Set<number>()
  return {
    sheets,
    from1904,
    isDateStyle: (style) => dateStyles.has(style),
    sharedTexts: textsPath !== null && parts.has(textsPath) ? await readSharedTexts(parts, textsPath) : [],
  }
}
