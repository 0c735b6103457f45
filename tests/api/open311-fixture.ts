import { afterAll, beforeAll } from 'vitest'
import type { Role } from '../../server/src/auth/permissions.ts'
import type { Database } from '../../server/src/db/database.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { freshDatabase } from '../support/databases.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { readXml, type XmlValue } from '../support/read-xml.ts'
import { addUser, type Setup, setUp, tokenOf } from './auth-fixture.ts'

export const street = '999900001'
export const otherStreet = '999900002'
/** The only one whose time is the clock's. */
export const realStreet = '000000001'
/** In the basic grid 基础0-0 of either street, off its borders. */
export const inside = { lat: '32.0004', long: '120.0003' }

export type Format = 'json' | 'xml'
export const formats: readonly Format[] = ['json', 'xml']

/** Elements that the specification marks as lists (⇊). */
const lists = ['services', 'attributes', 'values', 'service_requests', 'errors', 'endpoints', 'formats']

const accounts = {
  hotline: 'reporter',
  partner: 'reporter',
  viewer: 'inspector',
  chief: 'planner',
  wall: 'screen',
} as const satisfies Record<string, Role>
export type Account = keyof typeof accounts

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Of JSON as it is; of XML the content of the root, all of it text. */
  readonly content: unknown
  /** Of XML. */
  readonly root: string | null
  readonly text: string
}

export interface Open311Site {
  readonly db: Database
  readonly site: Setup
  key(account: Account): string
  get(path: string, options?: { key?: string; language?: string }): Promise<Answer>
  /** As `application/x-www-form-urlencoded`, from `hotline` unless said otherwise. */
  post(
    fields: Readonly<Record<string, string | readonly string[]>>,
    options?: { key?: string | null; format?: Format; language?: string },
  ): Promise<Answer>
  /** Any body to `requests.<format>`. */
  send(body: BodyInit | null, headers: Readonly<Record<string, string>>, format?: Format): Promise<Answer>
}

const plainText = (value: XmlValue): unknown => value

export const read = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  const { status, headers } = response
  const type = headers.get('Content-Type')
  if (type === 'text/xml; charset=utf-8') {
    const { root, content } = readXml(text, lists)
    return { status, headers, text, root, content: plainText(content) }
  }
  if (type !== 'application/json; charset=utf-8') throw new Error(`${status} ${type}: ${text.slice(0, 200)}`)
  return { status, headers, text, root: null, content: JSON.parse(text) as unknown }
}

/** The app on a database of its own with these streets, where everybody needs an account. */
export const useOpen311 = (streets: readonly string[] = [street]): Open311Site => {
  let db: Database | undefined
  let site: Setup | undefined
  const tokens = new Map<Account, string>()
  beforeAll(async () => {
    db = await freshDatabase()
    for (const id of streets) {
      const dataset = latticeStreet(id)
      const head = { ...dataset.street, synthetic: id !== realStreet }
      const written = await writeStreet(db, { ...dataset, street: head }, { kind: 'demo', source: 'test' })
      if (!written.ok) throw new Error(JSON.stringify(written.failure))
    }
    site = setUp(db, { host: '0.0.0.0' })
    for (const [name, role] of Object.entries(accounts)) {
      await addUser(db, name, role)
      tokens.set(name as Account, (await tokenOf(db, name)).token)
    }
  })
  afterAll(async () => {
    await db?.close()
  })
  const ready = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the fixture is ready only inside tests')
    return value
  }
  const key = (account: Account) => ready(tokens.get(account))
  const languageOf = (language: string | undefined): Record<string, string> =>
    language === undefined ? {} : { 'Accept-Language': language }
  const send: Open311Site['send'] = async (body, headers, format = 'json') =>
    read(
      await ready(site).app.request(`/open311/v2/requests.${format}`, {
        method: 'POST',
        headers: { ...headers },
        body,
      }),
    )
  return {
    get db() {
      return ready(db)
    },
    get site() {
      return ready(site)
    },
    key,
    send,
    get: async (path, options = {}) => {
      const url = new URL(path, 'http://x/open311/v2/')
      if (options.key !== undefined) url.searchParams.set('api_key', options.key)
      return read(await ready(site).ask(url.pathname + url.search, { headers: languageOf(options.language) }))
    },
    post: async (fields, options = {}) => {
      const form = new URLSearchParams()
      const sent = options.key === undefined ? key('hotline') : options.key
      if (sent !== null) form.append('api_key', sent)
      for (const [name, value] of Object.entries(fields))
        for (const each of typeof value === 'string' ? [value] : value) form.append(name, each)
      return send(
        form.toString(),
        {
          'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
          ...languageOf(options.language),
        },
        options.format,
      )
    },
  }
}

/** Of a list of errors: HTTP status, code and words of the first, and how many there are. */
export const refusalOf = ({ status, root, content }: Answer) => {
  const errors = content as { code: number | string; description: string }[]
  const [first] = errors
  return { status, root, code: Number(first?.code), description: first?.description, count: errors.length }
}
