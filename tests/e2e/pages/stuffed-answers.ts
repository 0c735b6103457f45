import type { Page } from 'playwright-core'

/** Twenty characters, as long as names get. */
export const longName = '江北新区沿江街道滨河东路第十二党群服务片区'.slice(0, 20)
/** Seven digits. */
export const bigNumber = 8_888_888

const counted =
  /^(households|residents|buildings|covered|count|total|open|overdue|requests|planned|filled|expected|present|operating|candidate|looked|yes|among|denied|claimed|previousTotal|claimedByRadius|deniedByWalk|overdueTotal|gold|silver|yellow|red|unrated|withFallback|neither|none)$/
const named = /^(name|countyName)$/

/** As the server's answer, of the largest numbers and the longest names; what is a share stays one. */
const stuff = (value: unknown, key: string): unknown => {
  if (Array.isArray(value)) return value.map((entry) => stuff(entry, key))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, stuff(inner, name)]))
  if (typeof value === 'number' && Number.isInteger(value) && (counted.test(key) || key === 'byHour'))
    return bigNumber
  if (typeof value === 'string' && named.test(key)) return longName
  return value
}

const paths = /\/api\/v1\/(overview|coverage|registers|requests\/(indicators|latest))(\?|$)/

/** Lets the page have stuffed answers from now on. */
export const stuffAnswers = (page: Page): Promise<unknown> =>
  page.route(paths, async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: stuff(await answer.json(), '') })
  })

export default stuffAnswers
