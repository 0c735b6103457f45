import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pixelmatch from 'pixelmatch'
import type { Browser } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type OwnServer, ownServer } from '../support/own-server.ts'
import { shrinkPicture } from '../support/shrink-picture.ts'
import { screenIsStill, stillContext, stopClock } from '../support/still-screen.ts'

/**
 * The screen as it was looked at and found good. After a change that is meant, look at the pictures of
 * `npm run screens`, then renew these: `WANGGE_GOLDEN=renew npx vitest run --project e2e tests/e2e/screen-golden.test.ts`.
 */
const goldenDir = fileURLToPath(new URL('../golden/', import.meta.url))
const resultsDir = fileURLToPath(new URL('../../test-results/', import.meta.url))
const isRenewing = process.env['WANGGE_GOLDEN'] === 'renew'

const widest = 640
/** How far a pixel's colour may be off (0–1, pixelmatch), and how many pixels may be: fonts are drawn a little otherwise elsewhere. */
const colourTolerance = 0.12
const shareTolerance = 0.02

let browser: Browser
let server: OwnServer
let folder: string
beforeAll(async () => {
  browser = await launchBrowser()
  folder = mkdtempSync(join(tmpdir(), 'wangge-golden-'))
  const dataDir = join(folder, 'data')
  // Other tests write to the server that they share.
  cpSync(inject('demoDataDir'), dataDir, { recursive: true })
  server = await ownServer({ WANGGE_DATA: dataDir })
  await server.start()
}, 300_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const take = async (width: number, height: number, theme: string): Promise<PNG> => {
  const context = await browser.newContext({
    ...stillContext,
    baseURL: server.url,
    viewport: { width, height },
  })
  context.setDefaultTimeout(120_000)
  await stopClock(context)
  const page = await context.newPage()
  await page.goto(`/screen?theme=${theme}&tour=off`)
  await screenIsStill(page)
  const picture = PNG.sync.read(await page.screenshot())
  await context.close()
  return shrinkPicture(picture, widest)
}

test.each([
  [1920, 1080, 'dark'],
  [1920, 1080, 'light'],
  [1920, 1080, 'contrast'],
  [1366, 768, 'light'],
] as const)('%d × %d, %s, is as it was found good', async (width, height, theme) => {
  const name = `screen-${width}x${height}-${theme}.png`
  const now = await take(width, height, theme)
  const path = join(goldenDir, name)
  if (isRenewing) {
    mkdirSync(goldenDir, { recursive: true })
    writeFileSync(path, PNG.sync.write(now))
    return
  }
  expect(existsSync(path), `${name} is missing; see the head of this file`).toBe(true)
  const golden = PNG.sync.read(readFileSync(path))
  expect([now.width, now.height]).toEqual([golden.width, golden.height])
  const differences = new PNG({ width: now.width, height: now.height })
  const count = pixelmatch(golden.data, now.data, differences.data, now.width, now.height, {
    threshold: colourTolerance,
  })
  const share = count / (now.width * now.height)
  if (share > shareTolerance) {
    mkdirSync(resultsDir, { recursive: true })
    writeFileSync(join(resultsDir, name.replace('.png', '-now.png')), PNG.sync.write(now))
    writeFileSync(join(resultsDir, name.replace('.png', '-differences.png')), PNG.sync.write(differences))
  }
  expect(share, `see test-results/${name.replace('.png', '-differences.png')}`).toBeLessThanOrEqual(
    shareTolerance,
  )
})
