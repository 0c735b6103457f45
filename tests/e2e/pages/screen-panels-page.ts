import type { Browser, Page } from 'playwright-core'
import { openWatched, type VisitOptions, type Watched } from '../../support/browser.ts'
import { withoutMap } from '../../support/without-map.ts'

export interface ShownFigure {
  readonly value: number | null
  readonly of: number | null
  readonly text: string
}

/** The big screen, of which these tests look at the panels. */
export class ScreenPanels {
  readonly page: Page
  readonly watched: Watched

  private constructor(watched: Watched) {
    this.watched = watched
    this.page = watched.page
  }

  static async on(browser: Browser, options: VisitOptions = {}): Promise<ScreenPanels> {
    const watched = await openWatched(browser, { width: 1920, height: 1080, fine: true, ...options })
    await watched.page.addInitScript(withoutMap)
    await watched.page.emulateMedia({ reducedMotion: 'reduce' })
    return new ScreenPanels(watched)
  }

  async load(search: string): Promise<void> {
    await this.page.goto(`/screen${search}`)
    await this.settled()
  }

  /** Another address of the page that is open. */
  async show(search: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }, `/screen${search}`)
    await this.settled()
  }

  /** Panels are there, every answer has come, and nothing has changed for a moment. */
  async settled(): Promise<void> {
    await this.page.locator('.screen .screen-source').first().waitFor()
    let before = ''
    for (let quiet = 0; quiet < 3; ) {
      await this.page.waitForTimeout(250)
      const now = await this.page.evaluate(() => {
        const shown = [...document.querySelectorAll('.screen-panel')].map((panel) => panel.textContent).join()
        const waiting = document.querySelector('.screen-skeleton') !== null
        return waiting || document.fonts.status !== 'loaded' ? `${Math.random()}` : shown
      })
      quiet = now === before ? quiet + 1 : 0
      before = now
    }
  }

  panel(id: 'coverage' | 'requests' | 'organization') {
    return this.page.locator(`.panel-${id}`)
  }

  title(id: 'coverage' | 'requests' | 'organization'): Promise<string> {
    return this.panel(id).locator('h2').innerText()
  }

  /** Every figure of the panels by its name. */
  async figures(): Promise<Map<string, ShownFigure>> {
    const entries = await this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.screen-panel [data-figure]')].map((element) => ({
        name: element.dataset['figure'] ?? '',
        value: element.dataset['value'] ?? '',
        of: element.dataset['of'] ?? '',
        text: element.textContent ?? '',
      })),
    )
    const number = (text: string): number | null => (text === '' ? null : Number(text))
    return new Map(
      entries.map(({ name, value, of, text }) => [name, { value: number(value), of: number(of), text }]),
    )
  }

  /** What runs over, is cut, lies over something else or is too small to read; empty where all is well. */
  misfits(): Promise<string[]> {
    return this.page.evaluate(() => {
      const found: string[] = []
      const scope = '.screen-panel, .screen-header'
      const told = (element: Element): string =>
        `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').slice(0, 30)}”`
      for (const element of document.querySelectorAll<HTMLElement>(`:is(${scope}), :is(${scope}) *`)) {
        const hidden = element.closest('[aria-hidden="true"]')
        if (element.closest('svg') !== null || (hidden !== null && hidden.textContent?.trim() === ''))
          continue
        if (getComputedStyle(element).display === 'inline' || element.clientWidth === 0) continue
        // A mark on a scale is thinner than the ring around it.
        if (element.matches('.rate-scale, .rate-scale *, .hour-bars, .hour-bars *')) continue
        if (element.scrollWidth > element.clientWidth + 1)
          found.push(`too wide by ${element.scrollWidth - element.clientWidth}: ${told(element)}`)
        if (element.matches(scope) && element.scrollHeight > element.clientHeight + 1)
          found.push(`too high by ${element.scrollHeight - element.clientHeight}: ${told(element)}`)
      }
      for (const box of document.querySelectorAll<HTMLElement>(scope)) {
        const bounds = box.getBoundingClientRect()
        const texts: { rect: DOMRect; text: string }[] = []
        const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
        while (walker.nextNode()) {
          const node = walker.currentNode
          const parent = node.parentElement
          const text = (node.textContent ?? '').trim()
          if (parent === null || text === '') continue
          const style = getComputedStyle(parent)
          if (style.visibility === 'hidden' || style.display === 'none') continue
          if (Number.parseFloat(style.fontSize) < 11.99)
            found.push(`${style.fontSize} is too small: ${told(parent)}`)
          const range = document.createRange()
          range.selectNodeContents(node)
          for (const rect of range.getClientRects()) {
            const isInside =
              rect.left >= bounds.left - 1 &&
              rect.right <= bounds.right + 1 &&
              rect.top >= bounds.top - 1 &&
              rect.bottom <= bounds.bottom + 1
            if (!isInside) found.push(`out of its panel: “${text.slice(0, 30)}”`)
            if (parent.closest('.screen-hours, sup') === null) texts.push({ rect, text })
          }
        }
        for (const [index, one] of texts.entries())
          for (const other of texts.slice(index + 1)) {
            const width =
              Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left)
            // Line boxes are higher than the signs in them.
            const height =
              Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top)
            const least = Math.min(one.rect.height, other.rect.height)
            if (width > 2 && height > least * 0.45)
              found.push(
                `one over the other at ${Math.round(one.rect.left)}, ${Math.round(one.rect.top)}: “${one.text.slice(0, 20)}” “${other.text.slice(0, 20)}”`,
              )
          }
      }
      return [...new Set(found)]
    })
  }

  close(): Promise<void> {
    return this.page.context().close()
  }
}
