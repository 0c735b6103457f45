import type { FeatureCollection, Geometry } from 'geojson'
import { answerWithinMs, withTimeLimit } from '../api/time-limit.ts'
import { clearGapPoints } from './clear-gap-points.ts'
import { sameOrigin } from './same-origin.ts'
import { noFeatures, type StreetData } from './street-data.ts'

interface Page extends FeatureCollection<Geometry> {
  readonly links?: readonly { readonly rel: string; readonly href: string }[]
}

const pageSize = 5000

/**
 * Fetches the street's small collections side by side; ETags make asking again cheap.
 *
 * @throws TypeError or an Error with the HTTP status when any of them cannot be had in time
 */
export async function loadStreet(streetId: string, signal: AbortSignal): Promise<StreetData> {
  const load = (collection: string): Promise<FeatureCollection<Geometry>> =>
    loadCollection(collection, streetId, signal)
  const [streets, districts, units, basics, places, gaps, serviceAreas, hotspots] = await Promise.all(
    [
      'streets',
      'districts',
      'units',
      'basic-grids',
      'service-centers',
      'organization-gaps',
      'service-areas',
      'request-hotspots',
    ].map(load),
  )
  const data = {
    street: streets?.features.find((feature) => feature.properties?.id === streetId) ?? null,
    districts: districts ?? noFeatures,
    units: units ?? noFeatures,
    basics: basics ?? noFeatures,
    places: places ?? noFeatures,
    gaps: gaps ?? noFeatures,
    serviceAreas: serviceAreas ?? noFeatures,
    hotspots: hotspots ?? noFeatures,
  } as StreetData
  return { ...data, gaps: clearGapPoints(data) }
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
  signal: AbortSignal,
): Promise<FeatureCollection<Geometry>> {
  const features: FeatureCollection<Geometry>['features'] = []
  let address: string | undefined =
    `/ogc/collections/${collection}/items?street=${streetId}&limit=${pageSize}&f=json`
  while (address !== undefined) {
    const page = await loadPage(address, signal)
    features.push(...page.features)
    const next = page.links?.find((link) => link.rel === 'next')?.href
    address = next === undefined ? undefined : sameOrigin(next)
  }
  return { type: 'FeatureCollection', features }
}
