import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import type { RequestHistory, RequestList } from '../../server/src/routes/requests-schema.ts'
import { savePicture } from '../support/browser.ts'
import { useWarmPage } from '../support/warm-page.ts'
import { demoPlaces, first } from './demo-places.ts'
import { RequestDesk } from './pages/request-desk.ts'
import { RequestsPage } from './pages/requests-page.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// What is written here lies before the present of the data, so that the street's clock stays where it is.
const warm = useWarmPage({
  width: 1366,
  height: 768,
  home: '/requests?theme=light&spots=false&points=false',
  arrived: (page: Page) => page.locator('.filters h1').waitFor(),
  // Refusals are what some of these tests are about; a browser tells each to its console.
  expected: /status of 422/,
})
const open = async (query: string): Promise<RequestDesk> =>
  new RequestDesk(await warm.open(`/requests?spots=false&points=false&${query}`))

const api = async <T>(path: string): Promise<T> => {
  const response = await fetch(`${inject('browserServer').url}/api/v1${path}`)
  expect(response.status).toBe(200)
  return (await response.json()) as T
}
const october = '/requests?from=2026-10-01&to=2026-10-31&limit=1'
/** Another one each time the file runs: the street may be kept from run to run. */
const mark = `e2e-${Date.now()}`

test('a request is entered without its identity number, and goes through all stages, back once, to its close', async () => {
  const unit = first(await demoPlaces('units'))
  const desk = await open('tab=entry')
  await desk.entry.getByRole('radio', { name: '物业服务' }).check()
  const identity = '11010519491231002X'
  await desk.entry.getByLabel('诉求内容').fill(`王某，身份证${identity}，电话138-0013-8000，楼道灯坏了`)
  await desk.entry.getByText('写入前会去掉：身份证号 1 处，手机号 1 处').waitFor()
  expect(await desk.entry.locator('.stripped-text').innerText()).toBe('王某，身份证***，电话***，楼道灯坏了')
  await desk.entry.getByLabel('外部编号').fill(`${mark} A`)
  await desk.entry.getByLabel('来件时间').fill('2026-10-30T09:00')

  // The wrong way round, pasted as maps copy it.
  await desk.typePlace(`${unit.lat}, ${unit.lon}`)
  await desk.entry.getByText('经度、纬度对调以后在').waitFor()
  await desk.button('对调经纬度').click()
  await desk.button('录入').last().click()
  await desk.entry.getByText('没有写入').waitFor()
  await desk.entry.locator('.field-error', { hasText: '中间没有空格' }).waitFor()
  expect(await desk.entry.getByLabel('诉求内容').inputValue()).toContain(identity)
  await savePicture(desk.page, 'requests-entry-refused')
  await desk.entry.getByLabel('外部编号').fill(mark)
  await desk.button('录入').last().click()
  await desk.panel.getByText('写入前去掉了：身份证号 1 处，手机号 1 处').waitFor()

  await desk.button('看这一件').click()
  await desk.history.locator('.steps-line').waitFor()
  const id = desk.requestId()
  const made = await api<RequestHistory>(`/requests/${id}`)
  expect(JSON.stringify(made)).not.toContain('1949123')
  expect(made.request).toMatchObject({ stage: 1, removedCount: 2, origin: 'entry', ownership: 'owned' })
  await desk.history
    .getByText(made.request.basicName ?? '?')
    .first()
    .waitFor()

  await desk.begin('上呼', '2026-10-30T09:10')
  await desk.save()
  await desk.moveForm.getByText('要写原因。').waitFor()
  await desk.button('不做了').click()
  await desk.move('进入 2', '2026-10-30T10:00')
  await desk.begin('进入 3', '2026-10-30T09:30')
  await desk.save()
  await desk.moveForm.getByText('时间早于上一步。').waitFor()
  await desk.moveForm.getByLabel('时间').fill('2026-10-30T11:00')
  await desk.save()
  await desk.history.getByText('已保存：进入 3 定期会商').waitFor()
  await desk.move('挂起', '2026-10-30T11:10', () => desk.moveForm.getByLabel('原因').fill('等材料'))
  await desk.move('恢复', '2026-10-30T12:10')
  await desk.move('进入 4', '2026-10-30T13:00')
  await desk.move('进入 5', '2026-10-30T14:00', () => desk.answer('问题解决了吗', '否'))
  // The visit's no is reason enough.
  await desk.move('退回会商', '2026-10-30T15:00')
  await desk.move('进入 4', '2026-10-30T16:00')
  await desk.move('进入 5', '2026-10-30T17:00', async () => {
    await desk.answer('问题解决了吗', '是')
    await desk.answer('居民满意吗', '是')
  })
  await savePicture(desk.page, 'requests-history')
  await desk.move('进入 6', '2026-10-30T18:00')
  await desk.move('进入 7', '2026-10-30T19:00')
  await desk.history.getByText('已结案，用时 10 小时，没有超期').waitFor()
  await desk.history.getByText('已结案，经过不再变。').waitFor()
  const { request, events } = await api<RequestHistory>(`/requests/${id}`)
  expect(request).toMatchObject({ stage: 7, reworks: 1, solved: true, satisfied: true })
  expect(events.map(({ kind, stage }) => `${kind} ${stage}`)).toHaveLength(12)
})

const table = (unit: { lon: number; lat: number }, isMended: boolean): string => {
  const { lon, lat } = unit
  const rows = [
    [`${mark}-1`, '2026-10-12 09:30', '物业服务', lon, lat, '电梯停了，请回电13800138000'],
    [`${mark}-2`, isMended ? '2026-10-13 08:00' : '2026-13-13 08:00', '矛盾纠纷', lon, lat, '噪音'],
    [`${mark}-3`, '2026-10-14 08:00', '环卫', lon, lat, '垃圾没有清'],
    [`${mark}-4`, '2026-10-15 08:00', '社会治安', ...(isMended ? [lon, lat] : [lat, lon]), '路灯'],
    [`${mark}-5`, '2026-10-16 08:00', '民生服务', lon, lat, ''],
  ]
  return `工单编号,受理时间,诉求类型,经度,纬度,诉求内容\n${rows.map((row) => row.join(',')).join('\n')}\n`
}

test('a table with bad rows is refused by line and column; mended and its words sorted, all of it is imported, once', async () => {
  const unit = first(await demoPlaces('units'))
  const before = (await api<RequestList>(october)).total
  const desk = await open('tab=import')
  await desk.dropTable('诉求.csv', table(unit, false))
  expect(await desk.checkTable()).toContain('3 行有错，2 行可以导入')
  expect(await desk.badRows()).toEqual([
    ['3', '受理时间', '时间读不出来', '9999-99-99 99:99'],
    ['4', '诉求类型', '类别不认识', '字字'],
    ['5', '经度', '经纬度写反', expect.stringMatching(/^99\.9+$/)],
  ])
  await desk.panel.getByText('手机号 1 处').waitFor()
  await savePicture(desk.page, 'requests-import')
  expect(await desk.button('跳过 3 行，导入 2 行').isDisabled()).toBe(true)
  expect((await api<RequestList>(october)).total).toBe(before)

  await desk.button('换一个文件').last().click()
  await desk.dropTable('诉求.csv', table(unit, true))
  expect(await desk.checkTable()).toContain('1 行有错，4 行可以导入')
  await desk.panel.locator('.word-choice select').selectOption('environment')
  await desk.button('重新检查').click()
  await desk.button('全部导入，5 行').click()
  await desk.panel.getByText('已导入 5 件').waitFor()
  expect((await api<RequestList>(october)).total).toBe(before + 5)

  await desk.button('再导入一份').click()
  await desk.dropTable('诉求.csv', table(unit, true))
  await desk.checkTable()
  await desk.panel.locator('.word-choice select').selectOption('environment')
  await desk.button('重新检查').click()
  await desk.button('全部导入，5 行').click()
  await desk.panel.getByText('没有新的').waitFor()
  expect((await api<RequestList>(october)).total).toBe(before + 5)
  await desk.button('看清单').click()
  await desk.rows.first().waitFor()
})

test('the list goes on page after page under the keyboard, Enter opens, Escape comes back to where one was', async () => {
  const desk = await open('from=2026-07-01&to=2026-10-31')
  const { page } = desk
  await desk.button('先到期').click()
  const list = page.getByRole('listbox')
  await list.focus()
  const position = async (): Promise<number> =>
    Number(await list.locator('.active').getAttribute('aria-posinset'))
  await page.keyboard.press('End')
  await expect.poll(position).toBeGreaterThanOrEqual(200)
  await expect
    .poll(
      async () => {
        await page.keyboard.press('End')
        return position()
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(600)
  expect(await desk.rows.count()).toBeLessThan(50)
  await page.keyboard.press('ArrowUp')
  const at = await position()
  await page.keyboard.press('Enter')
  await desk.history.locator('.steps-line').waitFor()
  const { request } = await api<RequestHistory>(`/requests/${desk.requestId()}`)
  await desk.history.getByText(`诉求 ${request.id.split('.')[1]} 号`).waitFor()
  await page.keyboard.press('Escape')
  await desk.rows.first().waitFor()
  expect(await position()).toBe(at)
  expect(await list.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Home')
  expect(await position()).toBe(1)
  const { items } = await api<RequestList>('/requests?from=2026-07-01&to=2026-10-31&sort=due&limit=1')
  expect(items[0]?.overdue).toBe(true)
  expect(await desk.rows.first().innerText()).toMatch(/▲\s*逾期/)
  await desk.button('最新').click()
})

test('who may only read sees a history without anything to do', async () => {
  const desk = await open('')
  const requests = new RequestsPage(desk.page)
  await requests.actAs('督查')
  await desk.rows.first().click()
  await desk.history.getByText('当前身份只能看，不能办。').waitFor()
  expect(await desk.button('录入').count()).toBe(0)
  await requests.actAs('规划')
  await desk.history.locator('.moves-section').waitFor()
})

const serious = (page: Page): Promise<unknown> =>
  page.evaluate(
    `axe.run('.panel-pane', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join('\\n')))`,
  )

test('nothing stands in anybody’s way in any theme, and nothing is too wide in English', async () => {
  const desk = await open('lang=en')
  const { page } = desk
  const inEveryTheme = async (): Promise<void> => {
    for (const theme of ['Dark', 'Light', 'High contrast']) {
      await page.getByRole('button', { name: `Theme: ${theme}` }).click()
      expect(await serious(page)).toEqual([])
    }
  }
  await page.evaluate(axe)
  await desk.rows.first().waitFor()
  await inEveryTheme()
  await desk.rows.first().click()
  await desk.history.locator('.moves-row button').last().click()
  await desk.moveForm.waitFor()
  await inEveryTheme()
  await desk.button('Import').click()
  await page.locator('.drop-place').waitFor()
  expect(await serious(page)).toEqual([])
  await desk.button('Enter').click()
  await desk.entry.waitFor()
  await inEveryTheme()
  const tooWide = await page.evaluate(() =>
    [...document.querySelectorAll('.entry-scroll, .entry-foot, .entry-categories .choice-one')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .map((box) => box.className),
  )
  expect(tooWide).toEqual([])
})
