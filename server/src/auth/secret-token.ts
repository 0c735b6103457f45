import { createHash, randomBytes } from 'node:crypto'

const bearerPrefix = 'wgt_'

/** 256 random bits: too many to guess, so a plain hash is enough to keep and to look up by. */
const randomSecret = (): string => randomBytes(32).toString('base64url')

const linkPrefix = 'wgs_'
const linkSessionPrefix = 'wgl_'

export const newSessionToken = (): string => randomSecret()

/** What a screen's link holds. */
export const newLinkToken = (): string => linkPrefix + randomSecret()

/** Another form than an account's, so that one look-up finds whose session a cookie is. */
export const newLinkSessionToken = (): string => linkSessionPrefix + randomSecret()

export const isLinkSession = (token: string): boolean => token.startsWith(linkSessionPrefix)

/** The prefix lets secret scanners, and people, see what a leaked string is. */
export const newBearerToken = (): string => bearerPrefix + randomSecret()

/** What is stored. Looking up by it tells nothing by its timing: nobody can steer a SHA-256. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** The token of `Authorization: Bearer …`, null for none, `bad` for anything else. */
export const readBearer = (authorization: string | null): { token: string } | 'bad' | null => {
  if (authorization === null) return null
  const token = /^bearer +(\S+)$/i.exec(authorization.trim())?.[1]
  return token?.startsWith(bearerPrefix) === true ? { token } : 'bad'
}
