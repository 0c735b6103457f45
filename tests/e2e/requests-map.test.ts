import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { launchBrowser, savePicture, visit } from '../support/browser.ts'
import { useWarmPage } from '../support/warm-page.ts'
import { RequestsPage } from './pages/requests-page.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const arrived = async (page: Page): Promise<void> => {
  await page.locator('.filters h1').waitFor()
  await page.locator('.spot-row').first().waitFor()
}
const size = { width: 1600, height: 900 }
const warm = useWarmPage({ ...size, home: '/requests?theme=light', arrived })
const open = async (query = ''): Promise<RequestsPage> =>
  new RequestsPage(await warm.open(`/requests${query}`))

const api = async <T>(path: string): Promise<T> => {
  const response = await fetch(`${inject('browserServer').url}/api/v1${path}`)
  expect(response.status).toBe(200)
  return (await response.json()) as T
}

const number = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''))

test('the page counts what the server has, and a filter what it says it would leave', async () => {
  const requests = await open()
  const { total } = await api<{ total: number }>('/requests?from=2026-10-02&to=2026-10-31&limit=1')
  expect(await requests.finding()).toContain(`${total.toLocaleString('en-US')} 件`)
  const row = requests.filters.locator('.filter-row', { hasText: '物业服务' })
  const promised = number(await row.locator('.fig').innerText())
  const before = await requests.mapPicture()
  await requests.category('物业服务').click()
  await expect.poll(() => requests.finding()).toContain(`筛出 ${promised.toLocaleString('en-US')} 件`)
  expect(requests.parameter('category')).toBe('property-service')
  const found = await api<{ total: number }>(
    '/requests?from=2026-10-02&to=2026-10-31&category=property-service&limit=1',
  )
  expect(found.total).toBe(promised)
  await expect.poll(async () => (await requests.mapPicture()).equals(before)).toBe(false)
  await requests.filters.getByRole('button', { name: '清除筛选' }).click()
  expect(requests.parameter('category')).toBeNull()
})

interface Cells {
  cells: { id: string; count: number; seen: number; expected: number; q: number; band: number }[]
}

test('a hotspot says in one sentence what the server reckoned, in both languages', async () => {
  const requests = await open()
  const { page } = requests
  await requests.spots.locator('.spot-row').first().click()
  await requests.card.waitFor()
  const { cells } = await api<Cells>('/hotspots?from=2026-10-02&to=2026-10-31')
  const cell = cells.find(({ id }) => id === requests.parameter('cell'))
  if (cell === undefined) throw new Error('the address names no cell')
  const sentence = await requests.card.locator('.spot-sentence').innerText()
  expect(sentence).toContain(`30 天内 ${cell.count} 件`)
  expect(sentence).toContain(`按住户应有 ${Math.round(cell.expected)} 件，实有 ${cell.seen} 件`)
  expect(sentence).toContain('偶然多到这样的概率低于 1%（已校正）')
  expect(Math.max(...cells.map(({ band }) => band))).toBe(99)
  await page.getByRole('button', { name: 'EN', exact: true }).click()
  await expect
    .poll(() => requests.card.locator('.spot-sentence').innerText())
    .toContain(`had ${cell.count} requests in 30 days`)
  await savePicture(page, 'requests-hotspot-en')
  await page.getByRole('button', { name: '中', exact: true }).click()
})

test('playback runs through the days, stops, and is held in the address; so is a window of other days', async () => {
  const requests = await open()
  const { page } = requests
  const now = await requests.mapPicture()
  // A button that has the keyboard takes the space bar for itself.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.keyboard.press(' ')
  const cursor = requests.timeline.getByRole('slider', { name: '播放位置' })
  // The cursor itself is told to the page only where it stops: while it runs, the clock beside it is written.
  const clock = requests.timeline.locator('.moment')
  await expect.poll(() => clock.innerText()).not.toBe('')
  const begun = await clock.innerText()
  await expect.poll(() => clock.innerText()).not.toBe(begun)
  await page.keyboard.press(' ')
  await expect.poll(() => requests.parameter('time')).not.toBeNull()
  const stopped = Number(await cursor.getAttribute('aria-valuenow'))
  expect(stopped).toBeGreaterThan(0)
  await expect.poll(async () => (await requests.mapPicture()).equals(now)).toBe(false)
  await page.keyboard.press('.')
  const nextDay = Number(await cursor.getAttribute('aria-valuenow'))
  expect(nextDay % 1440).toBe(0)
  expect(nextDay).toBeGreaterThan(stopped)
  // Midnight of China after so many days; a cursor that stopped at one had an address that looks alike.
  const midnight = new Date(Date.parse('2026-10-01T16:00:00Z') + nextDay * 60_000).toISOString()
  expect(midnight).toMatch(/T16:00:00.000Z$/)
  await expect.poll(() => requests.parameter('time')).toBe(midnight)
  const address = page.url()
  await requests.timeline.getByRole('button', { name: '回到现在' }).click()
  await expect.poll(() => cursor.getAttribute('aria-valuetext')).toBe('现在')
  // The address follows the hand a moment later: what is put there before would be written over.
  await expect.poll(() => requests.parameter('time')).toBeNull()
  await page.evaluate((to) => history.pushState(null, '', to), address)
  await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')))
  await expect.poll(async () => Number(await cursor.getAttribute('aria-valuenow'))).toBe(nextDay)
  await requests.timeline.getByRole('button', { name: '回到现在' }).click()
  await expect.poll(() => requests.parameter('time')).toBeNull()
  await requests.timeline.getByRole('slider', { name: '起始日' }).press('ArrowRight')
  await expect.poll(() => requests.parameter('from')).toBe('2026-10-03')
  const { total } = await api<{ total: number }>('/requests?from=2026-10-03&to=2026-10-31&limit=1')
  await expect.poll(() => requests.finding()).toContain(`${total.toLocaleString('en-US')} 件`)
})

test('who may not see single requests gets hotspots and counts of grids, and is told so', async () => {
  const browser = await launchBrowser()
  const { page, context } = await visit(browser, size)
  const role = await context.request.put('/api/v1/session/demo-role', { data: { role: 'screen' } })
  expect(role.status()).toBeLessThan(300)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const requests = new RequestsPage(page)
  await requests.open()
  await page.getByText('看不到单件诉求').waitFor()
  await requests.spots.locator('.spot-row').first().waitFor()
  expect(await requests.panel.getByRole('button', { name: '录入' }).count()).toBe(0)
  expect(asked.some((url) => url.includes('by=grid'))).toBe(true)
  expect(asked.filter((url) => url.includes('/requests/points'))).toEqual([])
  await savePicture(page, 'requests-screen-role')
  await browser.close()
})

test.each(['light', 'dark', 'contrast'] as const)(
  'nothing serious stands in anybody’s way in %s',
  async (theme) => {
    const requests = await open(`?theme=${theme}&tab=figures&history=true`)
    const { page } = requests
    await requests.spots.locator('.spot-row').first().click()
    await requests.card.waitFor()
    await requests.panel.locator('.figure-rates').waitFor()
    await savePicture(page, `requests-${theme}`)
    await page.evaluate(axe)
    const serious = await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] }).then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html + ' ' + (node.failureSummary ?? '')).join('\\n')))`,
    )
    expect(serious).toEqual([])
    const tooWide = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          '.bar, .filters-pane, .timeline-head, .figures-scroll, .requests-tabs, .spot-card',
        ),
      ]
        .filter((box) => box.scrollWidth > box.clientWidth + 1)
        .map((box) => box.className),
    )
    expect(tooWide).toEqual([])
  },
)
