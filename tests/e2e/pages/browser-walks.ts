import type { Page } from 'playwright-core'
import type { WalkCallName, WalkCalls, WalkTarget } from '../../../web/src/workers/walk-messages.ts'

/**
 * A second worker of the page's own making, from the very script that the page runs, asked directly: so what the
 * browser computes is seen as it is, before anything is drawn or rounded.
 */
export class BrowserWalks {
  readonly page: Page

  private constructor(page: Page) {
    this.page = page
  }

  static async open(page: Page, target: WalkTarget): Promise<BrowserWalks> {
    const started = page.waitForEvent('worker', (worker) => worker.url().includes('walk.worker'))
    await page.goto('/?panel=walk&theme=light')
    const script = (await started).url()
    await page.evaluate(
      async ([address, wanted]) => {
        const worker = new Worker(address, { type: 'module' })
        const opened = new Promise((resolve) => {
          worker.addEventListener('message', ({ data }) => data.kind === 'opened' && resolve(data.result))
        })
        worker.postMessage({ kind: 'open', target: wanted })
        const result = await opened
        Object.assign(globalThis, { walksUnderTest: { worker, result } })
      },
      [script, target] as const,
    )
    return new BrowserWalks(page)
  }

  /** Ids of the centres by their number. */
  centreIds(): Promise<readonly string[]> {
    return this.page.evaluate(() => {
      const { result } = (
        globalThis as unknown as { walksUnderTest: { result: { value: { id: string }[] } } }
      ).walksUnderTest
      return result.value.map(({ id }) => id)
    })
  }

  /** The answer, or the failure's code. */
  ask<K extends WalkCallName>(
    kind: K,
    question: WalkCalls[K]['question'],
  ): Promise<{ readonly value: WalkCalls[K]['answer'] } | { readonly code: string }> {
    return this.page.evaluate(
      ([call, asked]) =>
        new Promise<never>((resolve) => {
          const { worker } = (globalThis as unknown as { walksUnderTest: { worker: Worker } }).walksUnderTest
          const id = Math.random()
          worker.addEventListener('message', ({ data }) => {
            if (data.kind !== 'answer' || data.id !== id) return
            const { result } = data
            resolve((result.ok ? { value: result.value } : { code: result.failure.code }) as never)
          })
          worker.postMessage({ kind: call, id, question: asked })
        }),
      [kind, question] as const,
    )
  }
}
