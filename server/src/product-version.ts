import pack from '../package.json' with { type: 'json' }

/** Of the product as released; `/healthz` and OpenAPI say it. */
export const productVersion: string = pack.version
