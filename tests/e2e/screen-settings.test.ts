import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, visit } from '../support/browser.ts'
import { LiveScreen } from './pages/live-screen.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const open = async (path = '/screen?tour=off', touch = false): Promise<LiveScreen> => {
  const { page } = await visit(browser, { width: 1920, height: 1080, touch })
  const screen = new LiveScreen(page)
  await screen.open(path)
  return screen
}

/** `inspector` and the others of the demo, as the front page's switch chooses them. */
const actAs = (page: Page, role: string): Promise<unknown> =>
  page.evaluate(async (chosen) => {
    await fetch('/api/v1/session/demo-role', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: chosen }),
    })
  }, role)

test('by keys alone: open, choose, close; the address keeps what was chosen', async () => {
  const screen = await open()
  const { page, drawer } = screen
  await page.keyboard.press('s')
  await drawer.waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('关闭')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect.poll(() => page.locator('.screen-panel').count()).toBe(2)
  expect(new URL(page.url()).searchParams.get('panels')).toBe('requests,organization')
  await drawer.getByRole('button', { name: '高对比' }).press('Enter')
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('contrast')
  await drawer.getByLabel('巡游').selectOption('45')
  expect(new URL(page.url()).search).toContain('tour=45')
  await drawer.getByRole('button', { name: 'English' }).press('Enter')
  await page.getByRole('dialog', { name: 'Screen settings' }).waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('screen-gear')
  await page.reload()
  await expect.poll(() => page.locator('.screen-panel').count()).toBe(2)
  expect(await page.locator('html').getAttribute('data-theme')).toBe('contrast')
  await page.context().close()
})

test('the last panel stays, and a letter that is written opens nothing', async () => {
  const { page, drawer } = await open('/screen?tour=off&panels=requests')
  await page.keyboard.press('s')
  expect(await drawer.getByLabel('诉求').isDisabled()).toBe(true)
  const name = drawer.getByLabel('名字')
  await name.pressSequentially('samples f')
  expect(await name.inputValue()).toBe('samples f')
  expect(await drawer.count()).toBe(1)
  await page.context().close()
})

test('the button shows while a hand is near, and goes again', async () => {
  const { page } = await open()
  const gear = page.locator('.screen-gear')
  expect(await gear.getAttribute('data-near')).toBe('false')
  await page.mouse.move(500, 500)
  await page.mouse.move(520, 500)
  await expect.poll(() => gear.getAttribute('data-near')).toBe('true')
  await expect.poll(() => gear.getAttribute('data-near')).toBe('false')
  await page.context().close()
})

test('saved under a name, opened by it elsewhere, deleted', async () => {
  const { page, drawer } = await open('/screen?tour=off&theme=light&panels=coverage,requests')
  await actAs(page, 'planner')
  await page.reload()
  await page.locator('.screen').waitFor()
  await page.keyboard.press('s')
  await drawer.getByLabel('名字').fill('一楼 大厅')
  await drawer.getByRole('button', { name: '存下现在的样子' }).click()
  await drawer.getByText('已存为“一楼 大厅”').waitFor()
  const other = await open(`/screen?name=${encodeURIComponent('一楼 大厅')}`)
  expect(await other.page.locator('html').getAttribute('data-theme')).toBe('light')
  expect(await other.page.locator('.screen-panel').count()).toBe(2)
  await other.page.goto('/screen')
  await expect.poll(() => other.page.locator('.screen-panel').count()).toBe(3)
  await other.page.keyboard.press('s')
  await other.drawer.getByRole('button', { name: '打开“一楼 大厅”' }).click()
  await expect.poll(() => other.page.locator('.screen-panel').count()).toBe(2)
  await other.page.context().close()
  await drawer.getByRole('button', { name: '删除“一楼 大厅”' }).click()
  await drawer.getByRole('button', { name: '确定删除' }).click()
  await drawer.getByText('还没有存过').waitFor()
  await page.context().close()
})

test('who may not save or make links reads who may', async () => {
  const { page, drawer } = await open()
  await actAs(page, 'screen')
  await page.reload()
  await page.locator('.screen').waitFor()
  await page.keyboard.press('s')
  await drawer.getByText('规划员或管理员可以存').waitFor()
  await drawer.getByText('示范模式没有账户，不发链接').waitFor()
  expect(await drawer.getByRole('button', { name: '存下现在的样子' }).count()).toBe(0)
  await page.context().close()
})

const links = {
  links: [
    {
      id: '7',
      label: '一楼大厅',
      screen: null,
      createdAt: '2026-11-01T02:00:00Z',
      createdBy: 'admin',
      lastUsedAt: null,
      withdrawnAt: null,
    },
  ],
  most: 100,
}

/** The demo has no administrators: the server's answers for one are put in its place. */
const asAdministrator = async (page: Page): Promise<string[]> => {
  const told: string[] = []
  await page.route(/\/api\/v1\/session$/, async (route) => {
    const answer = await route.fetch()
    const session = (await answer.json()) as { permissions: string[] }
    const permissions = [...session.permissions, 'accounts.manage']
    await route.fulfill({ json: { ...session, permissions } })
  })
  await page.route(/\/api\/v1\/screen-links/, async (route) => {
    const method = route.request().method()
    if (method === 'GET') return route.fulfill({ json: links })
    told.push(`${method} ${new URL(route.request().url()).pathname} ${route.request().postData() ?? ''}`)
    return method === 'POST'
      ? route.fulfill({ json: { id: '8', token: 'wgs_once' } })
      : route.fulfill({ status: 204 })
  })
  return told
}

test('an administrator makes a link, sees its whole address once, and withdraws one', async () => {
  const { page, drawer } = await open()
  const told = await asAdministrator(page)
  await page.reload()
  await page.locator('.screen').waitFor()
  await page.keyboard.press('s')
  await drawer.getByLabel('放在哪里').fill('二楼')
  await drawer.getByRole('button', { name: '发一个链接' }).click()
  const address = drawer.getByLabel('只显示这一次，请现在复制：')
  expect(await address.inputValue()).toBe(`${new URL(page.url()).origin}/screen#token=wgs_once`)
  await drawer.getByRole('button', { name: '复制' }).click()
  await drawer.getByRole('button', { name: '已复制' }).waitFor()
  await drawer.getByRole('button', { name: '收回“一楼大厅”' }).click()
  await drawer.getByRole('button', { name: '确定收回' }).click()
  await expect
    .poll(() => told)
    .toEqual(['POST /api/v1/screen-links {"label":"二楼","screen":null}', 'DELETE /api/v1/screen-links/7 '])
  await page.context().close()
})

test.each(['dark', 'light', 'contrast'])('the drawer has no accessibility violations: %s', async (theme) => {
  const { page, drawer } = await open(`/screen?tour=off&theme=${theme}`)
  await asAdministrator(page)
  await page.keyboard.press('s')
  await drawer.waitFor()
  await page.evaluate(axe)
  const violations = await page.evaluate(
    `axe.run('.screen-drawer', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
  )
  expect(violations).toEqual([])
  await page.context().close()
})
