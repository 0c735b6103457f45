import type { MiddlewareHandler } from 'hono'

/**
 * Nothing is fetched from outside the server. MapLibre starts its workers from blobs, draws sprites from
 * data URLs, and its workers read from such what a worker of the page's own has computed; React and ECharts set inline styles.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' data:",
  "worker-src 'self' blob:",
  "child-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'same-origin')
  c.header('X-Frame-Options', 'DENY')
  c.header('Content-Security-Policy', contentSecurityPolicy)
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
}
