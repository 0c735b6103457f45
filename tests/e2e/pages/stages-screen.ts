import type { Browser, Page } from 'playwright-core'
import { openWatched, type Watched } from '../../support/browser.ts'
import { withoutMap } from '../../support/without-map.ts'

/** What a token says of itself: from which stage (`new`: none) to which, and how many requests it stands for. */
export interface SeenToken {
  readonly from: string
  readonly to: string
  readonly count: string
}

interface Witness {
  readonly seen: SeenToken[]
  mostAtOnce: number
}

const watchTokens = (): void => {
  const witness: Witness = { seen: [], mostAtOnce: 0 }
  Object.assign(window, { witness })
  const layer = document.querySelector('.stage-tokens')
  if (layer === null) throw new Error('there is no layer for tokens')
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof HTMLElement) witness.seen.push({ ...node.dataset } as unknown as SeenToken)
    witness.mostAtOnce = Math.max(witness.mostAtOnce, layer.childElementCount)
  }).observe(layer, { childList: true })
}

/** The big screen of somebody who looks at how requests go through their stages. */
export class StagesScreen {
  readonly page: Page
  private readonly watched: Watched

  private constructor(watched: Watched) {
    this.watched = watched
    this.page = watched.page
  }

  static async on(browser: Browser, baseUrl: string): Promise<StagesScreen> {
    const watched = await openWatched(browser, { baseUrl, width: 1920, height: 1080 })
    await watched.page.addInitScript(withoutMap)
    return new StagesScreen(watched)
  }

  /** Opens the screen and witnesses its tokens from then on. */
  async open(): Promise<void> {
    await this.page.goto('/screen?tour=off')
    await this.page.locator('[data-figure="requests.stage.7"]').waitFor()
    await this.page.evaluate(watchTokens)
  }

  /** Right after the line has opened, changes are taken for what was missed. */
  async hearsNews(): Promise<void> {
    await this.page.locator('.alive-bar[data-following="true"]').waitFor()
    await this.page.waitForTimeout(2500)
  }

  /** Resolves after the page has been drawn so many times more. */
  async pictures(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1)
      await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  }

  /** What waits in each stage, as it is in the data that are shown. */
  async figures(): Promise<Record<number, number>> {
    const told = await this.page
      .locator('.screen-stages .stage-bar [data-figure]')
      .evaluateAll((all) => all.map((each) => Number(each.getAttribute('data-value'))))
    return Object.fromEntries(told.map((count, index) => [index + 1, count]))
  }

  seen(): Promise<SeenToken[]> {
    return this.page.evaluate(() => (window as unknown as { witness: Witness }).witness.seen)
  }

  mostAtOnce(): Promise<number> {
    return this.page.evaluate(() => (window as unknown as { witness: Witness }).witness.mostAtOnce)
  }

  /** How many requests the tokens of this way stood for, in all. */
  async carried(from: string, to: string): Promise<number> {
    const tokens = await this.seen()
    return tokens
      .filter((token) => token.from === from && token.to === to)
      .reduce((sum, { count }) => sum + Number(count), 0)
  }

  tokens(): Promise<number> {
    return this.page.locator('.stage-token').count()
  }

  nodes(): Promise<number> {
    return this.page.locator('.moving-stages, .moving-stages *').count()
  }

  /** Waits until tokens for so many requests have set out and are gone; answers and forgets them. */
  async arrived(count: number): Promise<readonly SeenToken[]> {
    await this.page.waitForFunction((wanted) => {
      const { seen } = (window as unknown as { witness: Witness }).witness
      const sum = seen.reduce((all, token) => all + Number(token.count), 0)
      return sum >= wanted && document.querySelector('.stage-token') === null
    }, count)
    return this.page.evaluate(() => (window as unknown as { witness: Witness }).witness.seen.splice(0))
  }

  async close(): Promise<void> {
    this.watched.expectQuiet()
    await this.page.context().close()
  }
}
