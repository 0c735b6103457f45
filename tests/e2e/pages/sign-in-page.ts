import type { Locator, Page } from 'playwright-core'

export class SignInPage {
  readonly page: Page
  readonly failure: Locator

  constructor(page: Page) {
    this.page = page
    this.failure = page.locator('.sign-in-failure')
  }

  async signIn(name: string, password: string): Promise<void> {
    await this.page.locator('input[name=name]').fill(name)
    await this.page.locator('input[name=password]').fill(password)
    await this.page.locator('button[type=submit]').click()
  }
}
