/** Whatever name the server knows itself by behind a proxy, the browser asks where the page came from. */
export function sameOrigin(address: string): string {
  if (address.startsWith('data:')) return address
  const url = new URL(address, location.href)
  return url.protocol.startsWith('http') ? `${location.origin}${url.pathname}${url.search}` : address
}
