import { crc32, deflateRawSync } from 'node:zlib'

/** One part of an archive; `announced` is the size it claims to unpack to, where that is not the truth. */
export interface ZipPart {
  readonly path: string
  readonly text: string | Buffer
  readonly announced?: number
}

/** An archive as workbooks are, for tests. */
export const zipOf = (parts: readonly ZipPart[]): Buffer => {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { path, text, announced } of parts) {
    const name = Buffer.from(path)
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x0800, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(announced ?? bytes.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, name, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, tail, name]))
    pieces.push(local)
    at += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...pieces, entries, Buffer.from('PK\u0005\u0006'), end])
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const relations = (entries: readonly [id: string, type: string, target: string][]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="http://x/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

export interface TestWorkbook {
  /** `sheetData`'s content by sheet name. */
  readonly sheets: Readonly<Record<string, string>>
  readonly sharedTexts?: readonly string[]
  readonly from1904?: boolean
}

/** Style 1 is a day, 2 a day and hour by a format of its own, 3 a number of two decimals. */
const styles = `${head}<styleSheet xmlns="x"><numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy\\-mm\\-dd hh:mm"/><numFmt numFmtId="177" formatCode="0.00&quot;元/日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>`

export const partsOfWorkbook = ({ sheets, sharedTexts, from1904 = false }: TestWorkbook): ZipPart[] => {
  const names = Object.keys(sheets)
  return [
    { path: '[Content_Types].xml', text: `${head}<Types/>` },
    { path: '_rels/.rels', text: relations([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      path: 'xl/workbook.xml',
      text: `${head}<workbook xmlns="x" xmlns:r="r"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${names
        .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      text: relations([
        ...names.map(
          (_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as [string, string, string],
        ),
        ['rId90', 'styles', 'styles.xml'],
        ...(sharedTexts === undefined
          ? []
          : [['rId91', 'sharedStrings', '/xl/sharedStrings.xml'] as [string, string, string]]),
      ]),
    },
    { path: 'xl/styles.xml', text: styles },
    ...(sharedTexts === undefined
      ? []
      : [
          {
            path: 'xl/sharedStrings.xml',
            text: `${head}<sst xmlns="x">${sharedTexts.map((it) => `<si>${it}</si>`).join('')}</sst>`,
          },
        ]),
    ...Object.values(sheets).map((rows, i) => ({
      path: `xl/worksheets/sheet${i + 1}.xml`,
      text: `${head}<worksheet xmlns="x"><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ]
}

export const workbookOf = (workbook: TestWorkbook): Buffer => zipOf(partsOfWorkbook(workbook))

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Rows of texts and numbers as `sheetData` has them, without addresses. */
export const sheetRows = (rows: readonly (readonly (string | number)[])[]): string =>
  rows
    .map(
      (cells) =>
        `<row>${cells.map((cell) => (typeof cell === 'number' ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`)).join('')}</row>`,
    )
    .join('')
