import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import pixelmatch from 'pixelmatch'
import type { Browser, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, visit } from '../support/browser.ts'
import { shrinkPicture } from '../support/shrink-picture.ts'
import { screenIsStill, stopClock } from '../support/still-screen.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const open = async (path: string, width: number, height: number): Promise<Page> => {
  const { page, context } = await visit(browser, { width, height, fine: true })
  context.setDefaultTimeout(180_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await stopClock(context)
  await page.goto(path)
  await screenIsStill(page)
  return page
}

/** Takes the browser's own picture first, then the product's, from the drawer. */
const exportAs = async (
  page: Page,
  kind: 'PNG 图片' | 'PDF 文件',
): Promise<{ name: string; bytes: Buffer }> => {
  await page.keyboard.press('s')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: kind }).click(),
  ])
  const folder = mkdtempSync(join(tmpdir(), 'wangge-export-'))
  const path = join(folder, 'file')
  await download.saveAs(path)
  const bytes = readFileSync(path)
  rmSync(folder, { recursive: true })
  return { name: download.suggestedFilename(), bytes }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const cut = (picture: PNG, { x, y, width, height }: Box): PNG => {
  const part = new PNG({ width: Math.floor(width), height: Math.floor(height) })
  PNG.bitblt(picture, part, Math.ceil(x), Math.ceil(y), part.width, part.height, 0, 0)
  return part
}

const boxOf = async (page: Page, selector: string): Promise<Box> => {
  const box = await page.locator(selector).boundingBox()
  if (box === null) throw new Error(`${selector} is not on the page`)
  return box
}

/** Share of pixels that differ visibly. Halved first: letters are set a fraction of a pixel elsewhere in a copy. */
const differing = (a: PNG, b: PNG): number => {
  const [one, other] = [shrinkPicture(a, a.width / 2), shrinkPicture(b, b.width / 2)]
  const count = pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold: 0.15 })
  return count / (one.width * one.height)
}

/** How many different colours: a blank has one. */
const colours = ({ data }: PNG): number => {
  const found = new Set<number>()
  for (let at = 0; at < data.length; at += 4) found.add(data.readUInt32BE(at))
  return found.size
}

test.each([
  ['/screen?tour=off&theme=dark', 1920, 1080],
  ['/screen?tour=off&theme=light&panels=coverage,requests', 1366, 768],
] as const)('PNG of %s at %d × %d is what the browser shows', async (path, width, height) => {
  const page = await open(path, width, height)
  const shown = PNG.sync.read(await page.screenshot())
  const { name, bytes } = await exportAs(page, 'PNG 图片')
  expect(name).toMatch(/^示范街道-大屏-20261101-0942\.png$/)
  const made = PNG.sync.read(bytes)
  expect([made.width, made.height]).toEqual([width, height])
  const map = await boxOf(page, '.screen-map')
  expect(colours(cut(made, map))).toBeGreaterThan(500)
  expect(differing(cut(shown, map), cut(made, map))).toBeLessThan(0.02)
  const panel = await boxOf(page, '.panel-coverage')
  expect(differing(cut(shown, panel), cut(made, panel))).toBeLessThan(0.02)
  expect(differing(shown, made)).toBeLessThan(0.02)
  await page.context().close()
})

/** The parts of a PDF that are read here, with its packed objects unpacked. */
const textOf = (pdf: Buffer): string => {
  const raw = pdf.toString('latin1')
  const parts = [raw]
  for (const { index } of raw.matchAll(/\/Type ?\/ObjStm/g)) {
    const begin = raw.indexOf('stream', index) + 'stream'.length
    const from = raw[begin] === '\r' ? begin + 2 : begin + 1
    parts.push(inflateSync(pdf.subarray(from, raw.indexOf('endstream', from))).toString('latin1'))
  }
  return parts.join('\n')
}

const utf16 = (hex: string): string =>
  Buffer.from(hex.replace(/^FEFF/i, ''), 'hex').swap16().toString('utf16le')

test('PDF: one page of the screen’s shape, with street and data time as its title', async () => {
  const page = await open('/screen?tour=off&theme=light', 1920, 1080)
  const { name, bytes } = await exportAs(page, 'PDF 文件')
  expect(name).toMatch(/\.pdf$/)
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.subarray(-32).toString()).toContain('%%EOF')
  const text = textOf(bytes)
  expect(text.match(/\/Type ?\/Page\b/g)?.length).toBe(1)
  expect(text).toMatch(/\/MediaBox ?\[ ?0 0 1440 810 ?\]/)
  expect(text).toMatch(/\/Subtype ?\/Image/)
  expect(utf16(/\/Title ?<([0-9A-F]+)>/i.exec(text)?.[1] ?? '')).toBe(
    '示范街道 大屏 · 数据 10 月 31 日 24:00',
  )
  await page.context().close()
})
