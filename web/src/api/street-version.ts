/**
 * Of a data version (`asOf.version`) the part that only a new state of the street itself changes: the last number counts
 * what was written to its requests.
 */
export const streetVersionOf = (version: string): string =>
  version.slice(0, Math.max(0, version.lastIndexOf('.')))
