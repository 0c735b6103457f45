import { hash, parseOptions, verify } from '@node-rs/argon2'
import { type Result, fail, ok } from '@wangge/geodata'

/** Argon2id as OWASP's password storage cheat sheet has it: 19 MiB, 2 passes, 1 lane. */
export const argon2Parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hash of a password nobody knows, with the same parameters: unknown names take as long as known ones. */
const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$q0eReOM0vnEToiO7hMiKcQ$xrbUbitGxUSQXhhvZnRYZcFT/qgz4LrcdY9IB7Qj7AU'

/** The hashes run on libuv's pool of 4 threads, which files and names are read with too: two stay free. */
const atOnce = 2
const queueLength = 16

/** One normal form, so that the same keys pressed on another system give the same password. */
const normalized = (password: string) => password.normalize('NFKC')

let running = 0
const waiting: (() => void)[] = []

const inTurn = async <T>(work: () => Promise<T>): Promise<Result<T, 'busy'>> => {
  if (running >= atOnce) {
    if (waiting.length >= queueLength) return fail('busy')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return ok(await work())
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

export const hashPassword = (password: string): Promise<string> =>
  hash(normalized(password), argon2Parameters)

/** `hash` null for an unknown name: as slow, and always false. `busy` where too many are waiting already. */
export const checkPassword = (
  passwordHash: string | null,
  password: string,
): Promise<Result<boolean, 'busy'>> =>
  inTurn(
    async () => (await verify(passwordHash ?? nobodysHash, normalized(password))) && passwordHash !== null,
  )

/** True where the hash was made with other parameters than today's. */
export const isOutdated = (passwordHash: string): boolean => {
  const used = parseOptions(passwordHash)
  return Object.entries(argon2Parameters).some(([name, value]) => used[name as keyof typeof used] !== value)
}
