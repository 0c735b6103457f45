import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser, savePicture, visit } from '../support/browser.ts'
import { type BrowserServer, freePort, startBuiltServer, stopBuiltServer } from '../support/browser-server.ts'
import { SignInPage } from './pages/sign-in-page.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const refusals = /status of (401|429)/
const password = 'correct horse battery 7'

let browser: Browser
let server: BrowserServer
let folder: string

// Open to other machines, so nobody is let in for being there.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wangge-e2e-open-'))
  const port = await freePort()
  server = { url: `http://127.0.0.1:${port}`, port, host: '0.0.0.0', dataDir: join(folder, 'data') }
  cpSync(inject('demoDataDir'), server.dataDir, { recursive: true })
  execFileSync(process.execPath, ['server/dist/main.js', 'users', 'add', 'wang', '--role', 'inspector'], {
    cwd: root,
    input: `${password}\n${password}\n`,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], WANGGE_DATA: server.dataDir },
  })
  await startBuiltServer(server, 60_000)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await stopBuiltServer(server.dataDir)
  rmSync(folder, { recursive: true, force: true })
})

test('a stranger is asked to sign in, is told in words what was wrong, and then comes to where he wanted', async () => {
  const { page } = await visit(browser, { baseUrl: server.url, expected: refusals })
  await page.goto('/?theme=light&minutes=10')
  await page.waitForURL(/\/sign-in\?next=/)
  const form = new SignInPage(page)
  await savePicture(page, 'sign-in')
  await form.signIn('wang', 'not the password')
  await form.failure.getByText('账号或密码不对').waitFor()
  await form.signIn('wang', password)
  await page.waitForURL(/\/\?theme=light&minutes=10/)
  await page.getByText('wang · 督查').waitFor()
  await page.locator('.panel-pane h1').waitFor()
  await page.getByRole('button', { name: '退出' }).click()
  await page.waitForURL(/\/sign-in/)
  await page.goto('/')
  await page.waitForURL(/\/sign-in\?next=/)
  await page.context().close()
})

test('too many attempts are refused in words', async () => {
  const { page } = await visit(browser, { baseUrl: server.url, expected: refusals })
  await page.goto('/sign-in')
  const form = new SignInPage(page)
  for (let tries = 0; tries < 30; tries += 1) {
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/session'))
    await form.signIn('nobody', `wrong password ${tries}`)
    if ((await answered).status() === 429) break
    await form.failure.getByText('账号或密码不对').waitFor()
  }
  await form.failure.getByText('试得太多了').waitFor()
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await page.context().close()
})
