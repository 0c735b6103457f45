import { expect, it } from 'vitest'
import { isForeignWrite } from './foreign-write.ts'
import type { RequestFacts } from './request-facts.ts'

const facts = (over: Partial<RequestFacts>): RequestFacts => ({
  method: 'POST',
  host: 'grid.example:8787',
  secure: false,
  address: '10.0.0.1',
  forwarded: false,
  origin: null,
  fetchSite: null,
  authorization: null,
  sessionToken: null,
  demoRoleHeader: null,
  demoRoleCookie: null,
  ...over,
})

it.each<[Partial<RequestFacts>, boolean]>([
  [{}, false],
  [{ fetchSite: 'same-origin', origin: 'http://grid.example:8787' }, false],
  [{ fetchSite: 'none' }, false],
  [{ fetchSite: 'cross-site' }, true],
  [{ fetchSite: 'same-site' }, true],
  [{ fetchSite: 'anything', origin: 'http://grid.example:8787' }, true],
  [{ origin: 'http://grid.example:8787' }, false],
  [{ origin: 'http://GRID.example:8787' }, false],
  [{ origin: 'http://grid.example:9999' }, true],
  [{ origin: 'http://evil.example' }, true],
  [{ origin: 'http://grid.example.evil.example:8787' }, true],
  [{ origin: 'null' }, true],
  [{ origin: '' }, true],
  [{ host: 'grid.example', origin: 'https://grid.example' }, false],
  [{ host: 'grid.example:443', origin: 'https://grid.example' }, false],
  [{ method: 'GET', origin: 'http://evil.example', fetchSite: 'cross-site' }, false],
  [{ method: 'HEAD', fetchSite: 'cross-site' }, false],
  [{ method: 'PUT', fetchSite: 'cross-site' }, true],
  [{ method: 'DELETE', origin: 'http://evil.example' }, true],
])('%o is a foreign write: %s', (over, foreign) => {
  expect(isForeignWrite(facts(over))).toBe(foreign)
})
