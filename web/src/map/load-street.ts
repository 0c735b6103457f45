import type { FeatureCollection, Geometry } from 'geojson'
import { answerWithinMs, withTimeLimit } from '../api/time-limit.ts'
import { clearGapPoints } from './clear-gap-points.ts'
import { sameOrigin } from './same-origin.ts'
import { noFeatures, type StreetCircles, type StreetData } from './street-data.ts'

interface Page extends FeatureCollection<Geometry> {
  readonly links?: readonly { readonly rel: string; readonly href: string }[]
}

const pageSize = 5000

/** Minutes of the gaps that are drawn: the document's own circle (P2). */
const gapMinutes = 5

/**
 * Fetches the street's small collections side by side; ETags make asking again cheap. Service circles are large and
 * fetched apart, by minutes (`loadCircles`).
 *
 * @throws TypeError or an Error with the HTTP status when any of them cannot be had in time
 */
export async function loadStreet(streetId: string, signal: AbortSignal): Promise<StreetData> {
  const load = (collection: string, parameters = ''): Promise<FeatureCollection<Geometry>> =>
    loadCollection(collection, streetId, parameters, signal)
  const [streets, districts, units, basics, places, gaps, coverageGaps, hotspots] = await Promise.all([
    load('streets'),
    load('districts'),
    load('units'),
    load('basic-grids'),
    load('service-centers'),
    load('organization-gaps'),
    load('coverage-gaps', `&minutes=${gapMinutes}`),
    load('request-hotspots'),
  ])
  const data = {
    street: streets?.features.find((feature) => feature.properties?.id === streetId) ?? null,
    districts: districts ?? noFeatures,
    units: units ?? noFeatures,
    basics: basics ?? noFeatures,
    places: places ?? noFeatures,
    gaps: gaps ?? noFeatures,
    coverageGaps: withOwnIds(coverageGaps),
    hotspots: hotspots ?? noFeatures,
  } as StreetData
  return { ...data, gaps: clearGapPoints(data) }
}

/** The collection names a gap `<street>.<id>`; answers about one street name it by its own number. */
const withOwnIds = (gaps: FeatureCollection<Geometry>): FeatureCollection<Geometry> => ({
  ...gaps,
  features: gaps.features.map((feature) => ({
    ...feature,
    properties: { ...feature.properties, id: Number(String(feature.properties?.id).split('.').at(-1)) },
  })),
})

/** The walked circles of all service places in so many minutes. Throws as `loadStreet`. */
export async function loadCircles(
  streetId: string,
  minutes: number,
  speedMps: number,
  signal: AbortSignal,
): Promise<StreetCircles> {
  const parameters = `&method=walk&minutes=${minutes}&speed_mps=${speedMps}`
  const found = await loadCollection('service-areas', streetId, parameters, signal)
  return found as StreetCircles
}

const loadPage = (address: string, signal: AbortSignal): Promise<Page> =>
  withTimeLimit(answerWithinMs, signal, async (limited) => {
    const response = await fetch(address, {
      signal: limited,
      cache: 'no-cache',
      headers: { accept: 'application/geo+json' },
    })
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
    return (await response.json()) as Page
  })

async function loadCollection(
  collection: string,
  streetId: string,
  parameters: string,
  signal: AbortSignal,
): Promise<FeatureCollection<Geometry>> {
  const features: FeatureCollection<Geometry>['features'] = []
  let address: string | undefined =
    `/ogc/collections/${collection}/items?street=${streetId}&limit=${pageSize}&f=json${parameters}`
  while (address !== undefined) {
    const page = await loadPage(address, signal)
    features.push(...page.features)
    const next = page.links?.find((link) => link.rel === 'next')?.href
    address = next === undefined ? undefined : sameOrigin(next)
  }
  return { type: 'FeatureCollection', features }
}
