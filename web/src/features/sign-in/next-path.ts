/** Where to go after signing in: a path of this server, never somebody else's address. */
export const nextPath = (search: string): string => {
  const next = new URLSearchParams(search).get('next')
  if (next === null || !next.startsWith('/')) return '/'
  const url = new URL(next, 'http://here.invalid')
  return url.origin === 'http://here.invalid' ? `${url.pathname}${url.search}${url.hash}` : '/'
}
