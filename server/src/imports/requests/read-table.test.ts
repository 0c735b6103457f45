import { describe, expect, it } from 'vitest'
import { importLimits } from './limits.ts'
import { readTable } from './read-table.ts'
import { type SourceRow, TableError } from './table.ts'
import { partsOfWorkbook, sheetRows, workbookOf, zipOf } from './test-xlsx.ts'
import { openParts } from './xlsx-zip.ts'

const read = async (file: Uint8Array | string, sheet: string | null = null) => {
  const rows: SourceRow[] = []
  const form = await readTable(Buffer.from(file as string), sheet, (row) => rows.push(row))
  return { form, rows, lines: rows.map(({ line, cells }) => [line, ...cells]) }
}
const refusal = async (file: Uint8Array | string, sheet: string | null = null) => {
  const { form } = await read(file, sheet)
  return form.ok ? 'read' : { code: form.failure.code, ...form.failure.detail }
}
/** 编号,内容 and 一,二 in GBK. */
const gbk = Buffer.from('b1e0bac52cc4dac8dd0ad2bb2cb6fe0a', 'hex')

describe('text', () => {
  it.each([
    ['UTF-8', Buffer.from('编号,内容\n一,二\n'), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from('\ufeff编号,内容\n一,二\n'), 'utf-8'],
    ['GBK', gbk, 'gb18030'],
    ['UTF-16', Buffer.from('\ufeff编号,内容\n一,二\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 the other way', Buffer.from('\ufeff编号,内容\n一,二\n', 'utf16le').swap16(), 'utf-16be'],
  ])('in %s', async (_, file, encoding) => {
    const { form, lines } = await read(file)
    expect(form).toEqual({ ok: true, value: { kind: 'csv', encoding, delimiter: ',' } })
    expect(lines).toEqual([
      [1, '编号', '内容'],
      [2, '一', '二'],
    ])
  })

  it('beyond GBK, GB 18030', async () => {
    const file = Buffer.from('612c8139ee392c9439fc36', 'hex')
    expect((await read(file)).lines).toEqual([[1, 'a', '㐀', '😀']])
  })

  it.each([
    ['a,b;c\n', ','],
    ['a;b;"c,d,e,f"\n', ';'],
    ['a\tb,c\td\n', '\t'],
    ['alone\n', ','],
    ['a title\na;b\n', ';'],
  ])('%j is parted by %j', async (text, delimiter) => {
    expect((await read(text)).form).toMatchObject({ value: { delimiter } })
  })

  it.each(['\n', '\r\n', '\r'])(
    'lines that end with %j are counted through quotations and empty lines',
    async (end) => {
      const text = ['a,b', '1,"x', '', 'y"', '', ',,', '2,""""', '3,"p\n\nq"', '4,z'].join(end)
      expect((await read(text)).lines.map(([line, first]) => [line, first])).toEqual([
        [1, 'a'],
        [2, '1'],
        [7, '2'],
        [8, '3'],
        [11, '4'],
      ])
    },
  )

  it('a mark inside a cell is a character; a quotation without an end is refused where it begins', async () => {
    expect((await read('a,b\n1,5" pipe\n2,x')).lines).toEqual([
      [1, 'a', 'b'],
      [2, '1', '5" pipe'],
      [3, '2', 'x'],
    ])
    expect(await refusal('a,b\n1,2\n\n3,"open\n4,5\n')).toEqual({ code: 'open-quote', line: 4 })
  })

  it('rows may be shorter and longer than others; cells are trimmed', async () => {
    expect((await read('a,b\n1\n 2 ,\u3000 3,4,,\n')).lines).toEqual([
      [1, 'a', 'b'],
      [2, '1'],
      [3, '2', '3', '4'],
    ])
  })

  it('what is no text is refused', async () => {
    expect(await refusal('')).toEqual({ code: 'empty-file' })
    expect(await refusal(Buffer.from([0x61, 0, 0x62]))).toEqual({ code: 'unknown-encoding' })
    expect(await refusal(Buffer.from([0x61, 0xff, 0xff, 0x0a]))).toEqual({ code: 'unknown-encoding' })
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae100', 'hex'))).toEqual({ code: 'old-excel' })
  })

  it('limits', async () => {
    const columns = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`).join(',')
    expect(await refusal(columns(importLimits.columns))).toBe('read')
    expect(await refusal(`a,b\n${columns(importLimits.columns + 1)}`)).toEqual({
      code: 'too-many-columns',
      line: 2,
      columns: 201,
      most: 200,
    })
    expect(await refusal(`a\n${'x'.repeat(importLimits.cellLength)}`)).toBe('read')
    expect(await refusal(`a\n1,${'x'.repeat(importLimits.cellLength + 1)}`)).toEqual({
      code: 'cell-too-long',
      line: 2,
      column: 2,
      most: 100_000,
    })
  })
})

describe('workbooks', () => {
  it('the first sheet, or one by name; shared and rich texts, numbers, days, answers', async () => {
    const file = workbookOf({
      sheets: {
        诉求: '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row><row r="5"><c r="A5" s="1"><v>46082</v></c><c r="B5" s="2"><v>46082.336805555555</v></c><c r="C5" s="3"><v>117.60000000000001</v></c><c r="D5" t="b"><v>1</v></c><c r="E5" t="str"><f>A1&amp;"x"</f><v>甲x</v></c><c r="F5"><f>NOW()</f></c><c r="G5" t="e"><v>#N/A</v></c></row>',
        另一: sheetRows([['x', 1]]),
      },
      sharedTexts: [
        '<t xml:space="preserve"> 类别 </t>',
        '<r><t>受</t></r><r><rPr/><t>理</t></r><rPh sb="0"><t>shou</t></rPh>',
      ],
    })
    const { form, lines } = await read(file)
    expect(form).toEqual({ ok: true, value: { kind: 'xlsx', sheets: ['诉求', '另一'], sheet: '诉求' } })
    expect(lines).toEqual([
      [2, '类别', '', '受理'],
      [5, '2026-03-01 00:00:00', '2026-03-01 08:05:00', '117.6', 'true', '甲x', '', '#N/A'],
    ])
    expect((await read(file, '另一')).lines).toEqual([[1, 'x', '1']])
    expect(await refusal(file, 'none')).toEqual({
      code: 'unknown-sheet',
      sheet: 'none',
      sheets: '诉求, 另一',
    })
  })

  it('days of workbooks that count from 1904', async () => {
    const file = workbookOf({ sheets: { a: '<row><c s="1"><v>44620.5</v></c></row>' }, from1904: true })
    expect((await read(file)).lines).toEqual([[1, '2026-03-01 12:00:00']])
  })

  it('a doctype, damaged XML, a part that is missing, an archive of something else', async () => {
    const parts = partsOfWorkbook({ sheets: { a: sheetRows([['x']]) } })
    const withSheet = (text: string) =>
      zipOf([...parts.slice(0, -1), { path: 'xl/worksheets/sheet1.xml', text }])
    const unreadable = expect.objectContaining({ code: 'unreadable-file' })
    expect(await refusal(withSheet('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'))).toEqual(
      unreadable,
    )
    expect(await refusal(withSheet('<worksheet><sheetData><row></sheetData>'))).toEqual(unreadable)
    expect(await refusal(zipOf(parts.slice(0, -1)))).toEqual(unreadable)
    expect(await refusal(zipOf([{ path: 'a.txt', text: 'a' }]))).toEqual(unreadable)
    expect(await refusal(workbookOf({ sheets: { a: '' } }).subarray(0, 300))).toEqual(unreadable)
  })

  it('a bomb is stopped while it unpacks, also where it announces less than it holds', async () => {
    const bomb = Buffer.alloc(3_000_000, ' ')
    const file = zipOf([
      { path: 'honest', text: bomb },
      { path: 'liar', text: bomb, announced: 1000 },
    ])
    expect(file.length).toBeLessThan(10_000)
    const parts = await openParts(file)
    let taken = 0
    const unpack = (path: string) =>
      parts
        .read(path, (text) => void (taken += text.length), 1_000_000)
        .then(
          () => 'read',
          (error: unknown) => (error instanceof TableError ? error.failure.code : error),
        )
    expect(await unpack('honest')).toBe('unpacked-too-large')
    expect(taken).toBeLessThan(1_000_001)
    expect(await unpack('liar')).toBe('unreadable-file')
    expect(taken).toBeLessThan(1_100_000)
  })

  it('too many entries, columns, characters', async () => {
    const many = Array.from({ length: importLimits.zipEntries + 1 }, (_, i) => ({ path: `${i}`, text: '' }))
    expect(await refusal(zipOf(many))).toEqual({ code: 'unpacked-too-large', entries: 2001 })
    expect(await refusal(workbookOf({ sheets: { a: '<row r="3"><c r="XFD3"><v>1</v></c></row>' } }))).toEqual(
      { code: 'too-many-columns', line: 3, columns: 16_384, most: 200 },
    )
    expect(await refusal(workbookOf({ sheets: { a: sheetRows([['x'.repeat(100_001)]]) } }))).toMatchObject({
      code: 'cell-too-long',
    })
    expect(
      await refusal(workbookOf({ sheets: { a: '' }, sharedTexts: [`<t>${'x'.repeat(100_001)}</t>`] })),
    ).toEqual({ code: 'cell-too-long', most: 100_000 })
  })
})
