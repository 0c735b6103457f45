import type { Role } from './permissions.ts'

const hour = 3600
const day = 24 * hour

/**
 * How long a session lasts without a request, and at the longest. A person's ends with the working day; a wall
 * display must come back alone after a long holiday's power cut, and may do the least.
 */
export const sessionLifetime = {
  screen: { idleSeconds: 14 * day, longestSeconds: 180 * day },
  // A program shows its token; a person who signs in as one gets as little as an administrator.
  reporter: { idleSeconds: hour / 2, longestSeconds: 12 * hour },
  inspector: { idleSeconds: 2 * hour, longestSeconds: 12 * hour },
  planner: { idleSeconds: 2 * hour, longestSeconds: 12 * hour },
  admin: { idleSeconds: hour / 2, longestSeconds: 12 * hour },
} as const satisfies Record<Role, { idleSeconds: number; longestSeconds: number }>

export const longestIdleSeconds = Math.max(...Object.values(sessionLifetime).map((life) => life.idleSeconds))

/** A session is over at its limit, not after it. */
export const isExpired = (
  session: { readonly role: Role; readonly createdAtMs: number; readonly lastSeenAtMs: number },
  nowMs: number,
): boolean => {
  const life = sessionLifetime[session.role]
  return (
    nowMs - session.lastSeenAtMs >= life.idleSeconds * 1000 ||
    nowMs - session.createdAtMs >= life.longestSeconds * 1000
  )
}
