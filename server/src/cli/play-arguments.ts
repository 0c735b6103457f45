import { parseArgs } from 'node:util'
import type { StreetId } from '@wangge/geodata'

export const playUsage =
  'play [--speed 60|max] [--for 24h] [--street 999901001] [--seed 1] [--server URL] [--token TOKEN]'

export interface PlayArguments {
  /** Without a slash at its end. */
  readonly server: string
  readonly street: StreetId
  readonly seed: number
  /** Seconds of the street for each second here; infinite for as fast as it goes. */
  readonly speed: number
  /** Of the street's time; infinite where it goes on until it is stopped. */
  readonly forMs: number
  readonly token: string | null
}

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** What was asked for, or what is wrong with it. */
export const readPlayArguments = (args: readonly string[]): PlayArguments | string => {
  const parsed = parse(args)
  if (typeof parsed === 'string') return parsed
  const server = serverOf(parsed.server)
  if (server === null) return '--server is an address as in http://127.0.0.1:8787.'
  if (!/^\d{9}$/.test(parsed.street)) return '--street is an id of 9 digits.'
  if (!/^\d{1,9}$/.test(parsed.seed)) return '--seed is a whole number from 0 to 999999999.'
  const speed = parsed.speed === 'max' ? Number.POSITIVE_INFINITY : positive(parsed.speed)
  if (speed === null) return '--speed is a number of seconds of the street for each second, or max.'
  const forMs = parsed.for === undefined ? Number.POSITIVE_INFINITY : lengthOf(parsed.for)
  if (forMs === null) return "--for is a length of the street's time, as in 90m, 24h or 7d."
  const { street, seed, token = null } = parsed
  return { server, street: street as StreetId, seed: Number(seed), speed, forMs, token }
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        server: { type: 'string', default: 'http://127.0.0.1:8787' },
        street: { type: 'string', default: '999901001' },
        seed: { type: 'string', default: '1' },
        speed: { type: 'string', default: '60' },
        for: { type: 'string' },
        token: { type: 'string' },
      },
    }).values
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? ''
  }
}

const serverOf = (text: string): string | null => {
  if (!URL.canParse(text)) return null
  const { protocol, origin, pathname } = new URL(text)
  return /^https?:$/.test(protocol) ? `${origin}${pathname}`.replace(/\/+$/, '') : null
}

const positive = (text: string): number | null => {
  const value = /^\d{1,9}(\.\d{1,6})?$/.test(text) ? Number(text) : 0
  return value > 0 ? value : null
}

const lengthOf = (text: string): number | null => {
  const [, count = '', unit = ''] = /^(\d{1,6})([mhd])$/.exec(text) ?? []
  return count === '' ? null : Number(count) * unitMs[unit as keyof typeof unitMs]
}
