import { describe, expect, test } from 'vitest'
import { readServerEnv } from './env.ts'

describe('readServerEnv', () => {
  test('has defaults for everything', () => {
    expect(readServerEnv({})).toEqual({
      ok: true,
      value: { url: null, dataDir: '.data', host: '127.0.0.1', port: 8787, trustProxy: false },
    })
  })

  test('takes what is set, and an empty variable as not set', () => {
    const env = {
      DATABASE_URL: 'postgres://x/y',
      WANGGE_DATA: ' ',
      HOST: '::',
      PORT: '0',
      WANGGE_TRUST_PROXY: '1',
    }
    expect(readServerEnv(env)).toEqual({
      ok: true,
      value: { url: 'postgres://x/y', dataDir: '.data', host: '::', port: 0, trustProxy: true },
    })
  })

  test.each([
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '1e3'],
    ['HOST', 'http://127.0.0.1'],
    ['WANGGE_TRUST_PROXY', 'yes'],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(readServerEnv({ [name]: value })).toMatchObject({
      ok: false,
      failure: { code: 'env-invalid', detail: { name, value } },
    })
  })
})
