import type { Context } from 'hono'

/** Names and texts as they came, names more than once included. A file counts as there, and is not read. */
export type Entry = readonly [name: string, text: string]

const fileMark = '(file)'

const typeOf = (c: Context): string =>
  (c.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

const bodyEntries = async (c: Context): Promise<Entry[] | null> => {
  switch (typeOf(c)) {
    case 'application/x-www-form-urlencoded':
      return [...new URLSearchParams(await c.req.text())]
    case 'multipart/form-data':
      try {
        const form = await c.req.formData()
        return [...form].map(([name, value]) => [name, typeof value === 'string' ? value : fileMark])
      } catch {
        return null
      }
    default:
      return null
  }
}

/** What a client says, in the address or the body; empty texts are as good as none (“Optional Arguments”). */
export interface Said {
  /** The first text of that name, without blanks around it. */
  one(name: string): string | null
  /** All texts of that name, which may be declared several times, or be several with commas between. */
  list(name: string): string[]
  readonly entries: readonly Entry[]
}

export const saidBy = (given: readonly Entry[]): Said => {
  const entries = given.filter(([, text]) => text.trim() !== '')
  const of = (name: string) => entries.filter((entry) => entry[0] === name).map(([, text]) => text.trim())
  return {
    one: (name) => of(name)[0] ?? null,
    list: (name) =>
      of(name)
        .flatMap((text) => text.split(','))
        .map((text) => text.trim())
        .filter((text) => text !== ''),
    entries,
  }
}

export const readQuery = (c: Context): Said => saidBy([...new URL(c.req.url).searchParams])

/** Of a post: the body's fields before the address's. null where the body is no form. */
export const readForm = async (c: Context): Promise<Said | null> => {
  const body = await bodyEntries(c)
  return body === null ? null : saidBy([...body, ...new URL(c.req.url).searchParams])
}

/** `api_key` of the address or of a posted form; where there is neither, the guard looks for a bearer token. */
export const readApiKey = async (c: Context): Promise<string | null> => {
  const said = c.req.method === 'POST' ? await readForm(c) : null
  return (said ?? readQuery(c)).one('api_key')
}
