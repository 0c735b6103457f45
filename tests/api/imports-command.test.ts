import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../../server/src/cli/run-command.ts'
import { openDatabase } from '../../server/src/db/open.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { type FreshTarget, freshTarget } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { csv, square } from './imports-fixture.ts'

let target: FreshTarget
let folder: string
beforeAll(async () => {
  target = await freshTarget()
  folder = mkdtempSync(join(tmpdir(), 'wangge-imports-'))
  const opened = await openDatabase(target)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  await writeStreet(opened.value, latticeStreet(square), { kind: 'demo', source: 'test' })
  await opened.value.close()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await target.remove()
})

const importFile = async (text: string | Buffer, ...options: string[]) => {
  const file = join(folder, 'table.csv')
  writeFileSync(file, text)
  const lines: string[] = []
  const io = {
    out: (line: string) => void lines.push(line),
    err: (line: string) => void lines.push(`! ${line}`),
    env: target.env,
    stdin: Readable.from([]),
  }
  const code = await runCommand(['import', 'requests', file, ...options], io)
  return { code, lines }
}

const table = csv(
  'K-1,民生服务,2025-12-01,120.0005,32.0005,电话13800138000,,,,',
  'K-2,噪音扰民,2025-12-01,120.0005,32.0005,,,2025-12-04,是,满意',
)

test('called wrongly, or with a file that cannot be read: a line that says so, and no database', async () => {
  expect(await importFile('a,b\n1,2\n')).toMatchObject({
    code: 2,
    lines: [expect.stringMatching(/^! --street/), expect.anything()],
  })
  expect((await importFile(table, '--street', square, '--map', 'x')).code).toBe(2)
  expect((await importFile(table, '--street', square, '--crs', 'mars')).code).toBe(2)
  expect(await importFile('a,b\n1,"2\n', '--street', square)).toEqual({
    code: 1,
    lines: ['! Line 2: a quotation begins here and does not end.'],
  })
  const unmapped = await importFile('a,b\n1,2\n', '--street', square)
  expect(unmapped).toMatchObject({ code: 1 })
  expect(unmapped.lines.at(-1)).toBe('! No column holds category: name it with --map COLUMN=category.')
})

test('judged, refused, mended, imported, and imported again', async () => {
  const refused = await importFile(table, '--street', '方格街道')
  expect(refused.code).toBe(1)
  expect(refused.lines).toEqual([
    'read       2 rows, text in utf-8, header in line 1',
    'columns    category = 诉求类别, createdAt = 受理时间, lon = 经度, lat = 纬度, description = 描述, externalId = 工单编号, signedAt = 签收时间, closedAt = 办结时间, solved = 是否解决, satisfied = 是否满意',
    'bad        line 3, 诉求类别: unknown-category 字字字字',
    'unknown    category 噪音扰民 in 1 rows: --category 噪音扰民=…',
    'judged     1 good rows, 1 bad ones, 0 known already',
    'outside    0 in no grid, 0 on a border: listed to be settled',
    'removed    personal data: 1 mobile-number',
    '! Nothing was written: mend the bad rows, or leave them out with --skip-bad.',
  ])
  const mended = ['--street', square, '--category', '噪音扰民=environment']
  expect(await importFile(table, ...mended, '--check')).toMatchObject({ code: 0 })
  const written = await importFile(table, ...mended)
  expect(written.code).toBe(0)
  expect(written.lines).toContain('filled     5 stages without a time of their own: set evenly between')
  expect(written.lines.at(-1)).toMatch(/^written {4}2 requests, 0 were there before \(run \d+\)$/)
  expect((await importFile(table, ...mended)).lines.at(-1)).toMatch(
    /^written {4}0 requests, 2 were there before/,
  )
})

test('stops where the positions look like another system’s, until it is said which', async () => {
  const swapped = csv('K-3,民生服务,2025-12-01,32.0005,120.0005,,,,,')
  const stopped = await importFile(swapped, '--street', square)
  expect(stopped.code).toBe(1)
  expect(stopped.lines.at(-1)).toBe(
    '! Read as wgs84, 0 of 1 positions lie on the street; as swapped, 1. Say --crs, or name the columns the other way round.',
  )
  const turned = await importFile(swapped, '--street', square, '--map', '经度=lat', '--map', '纬度=lon')
  expect(turned.lines.at(-1)).toMatch(/^written {4}1 requests/)
})
