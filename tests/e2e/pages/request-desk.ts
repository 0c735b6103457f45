import type { Locator, Page } from 'playwright-core'

/** The right-hand panel of /requests as a person uses it: list, one request's history, entry, import. */
export class RequestDesk {
  readonly page: Page
  readonly panel: Locator
  readonly rows: Locator
  readonly history: Locator
  readonly entry: Locator
  readonly moveForm: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.locator('.panel-pane')
    this.rows = page.locator('.request-row')
    this.history = page.locator('.request-history')
    this.entry = page.locator('form.entry-form')
    this.moveForm = page.locator('.move-form')
  }

  /** The request whose history is open. */
  requestId(): string {
    return new URL(this.page.url()).searchParams.get('request') ?? ''
  }

  button(name: string | RegExp): Locator {
    return this.panel.getByRole('button', { name })
  }

  async typePlace(text: string): Promise<void> {
    await this.entry.getByLabel('经度', { exact: true }).fill(text)
  }

  /** Opens the form of what can be done, at this time (China’s, `2026-10-30T09:00`). */
  async begin(what: string | RegExp, at: string): Promise<void> {
    await this.history.locator('.moves-row').getByRole('button', { name: what }).click()
    await this.moveForm.getByLabel('时间').fill(at)
  }

  async answer(question: string, answer: string): Promise<void> {
    await this.moveForm
      .getByRole('group', { name: question })
      .getByRole('radio', { name: answer, exact: true })
      .check()
  }

  async save(): Promise<void> {
    await this.moveForm.getByRole('button', { name: '保存' }).click()
  }

  /** Does it, and waits until it says that it is saved. */
  async move(what: string | RegExp, at: string, fill: () => Promise<void> = async () => {}): Promise<void> {
    await this.begin(what, at)
    await fill()
    await this.save()
    await this.moveForm.waitFor({ state: 'detached' })
    await this.history.getByText(/^已保存：/).waitFor()
  }

  async dropTable(name: string, csv: string): Promise<void> {
    await this.panel
      .locator('.drop-place input')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await this.panel.locator('.column-choices').first().waitFor()
  }

  async checkTable(): Promise<string> {
    await this.button('检查每一行').click()
    const verdict = this.panel.locator('.import-preview h2')
    await verdict.waitFor()
    return (await verdict.innerText()).replaceAll('\u00A0', ' ')
  }

  /** The bad cells as the table shows them. */
  badRows(): Promise<string[][]> {
    return this.panel
      .locator('.bad-scroll [role=rowgroup] [role=row]')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('[role=cell]')].map((cell) => cell.textContent ?? '')),
      )
  }
}
