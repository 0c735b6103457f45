import { type Document, listOf } from './document.ts'
import type { Open311Words } from './words/words.ts'

/** When services or their definitions last changed: clients ask for them anew after it. */
const changeset = '2026-11-22T00:00:00Z'

/** Service discovery. `test` where all data is made up, so that no client takes it for a town's. */
export const describeEndpoint = (
  words: Open311Words,
  endpoint: { readonly url: string; readonly synthetic: boolean },
): Document => ({
  root: 'discovery',
  content: {
    changeset,
    contact: words.contact,
    key_service: words.keyService,
    endpoints: listOf('endpoint', [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: endpoint.url,
        changeset,
        type: endpoint.synthetic ? 'test' : 'production',
        formats: listOf('format', ['text/xml', 'application/json']),
      },
    ]),
  },
})
