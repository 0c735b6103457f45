import { fail, ok, type Result } from '@wangge/geodata'

type Variables = Readonly<Record<string, string | undefined>>

/** Which database: the one at `url`, or where it is null the embedded one in `dataDir`. */
export interface DatabaseEnv {
  readonly url: string | null
  readonly dataDir: string
}

export interface ServerEnv extends DatabaseEnv {
  readonly host: string
  readonly port: number
  /** A proxy of ours writes `X-Forwarded-*`. */
  readonly trustProxy: boolean
}

const defaultHost = '127.0.0.1'
const defaultPort = 8787
const defaultDataDir = '.data'

/** `DATABASE_URL` and `WANGGE_DATA`. An empty variable is one that is not set. */
export const readDatabaseEnv = (env: Variables): DatabaseEnv => ({
  url: valueOf(env, 'DATABASE_URL'),
  dataDir: valueOf(env, 'WANGGE_DATA') ?? defaultDataDir,
})

/** All that `serve` reads. The failure's detail: `name` and `value` of the variable, and what is `expected`. */
export const readServerEnv = (env: Variables): Result<ServerEnv, 'env-invalid'> => {
  const portText = valueOf(env, 'PORT') ?? String(defaultPort)
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN
  if (!(port <= 65_535))
    return fail('env-invalid', { name: 'PORT', value: portText, expected: 'a number from 0 to 65535' })
  const trust = valueOf(env, 'WANGGE_TRUST_PROXY') ?? '0'
  if (trust !== '0' && trust !== '1')
    return fail('env-invalid', { name: 'WANGGE_TRUST_PROXY', value: trust, expected: '0 or 1' })
  const host = valueOf(env, 'HOST') ?? defaultHost
  if (/[\s/]/.test(host))
    return fail('env-invalid', { name: 'HOST', value: host, expected: 'an address or a name to listen on' })
  return ok({ ...readDatabaseEnv(env), host, port, trustProxy: trust === '1' })
}

const valueOf = (env: Variables, name: string): string | null => {
  const value = env[name]?.trim() ?? ''
  return value === '' ? null : value
}
