import { inject } from 'vitest'

export interface DemoPlace {
  readonly code: string
  readonly name: string
  readonly lon: number
  readonly lat: number
  readonly parent: string | null
}

interface Items {
  features: {
    properties: {
      code: string
      name: string
      parent_code: string | null
      label_lon: number
      label_lat: number
    }
  }[]
}

/** Grids of the running demo street, by the public API: tests name no code or place of their own. */
export const demoPlaces = async (collection: 'districts' | 'units' | 'basic-grids'): Promise<DemoPlace[]> => {
  const answer = await fetch(
    `${inject('browserServer').url}/ogc/collections/${collection}/items?f=json&limit=1000`,
  )
  const { features } = (await answer.json()) as Items
  return features.map(({ properties }) => ({
    code: properties.code,
    name: properties.name,
    lon: properties.label_lon,
    lat: properties.label_lat,
    parent: properties.parent_code,
  }))
}

/** The first of a list that must not be empty. */
export const first = <T>(list: readonly T[]): T => {
  const [found] = list
  if (found === undefined) throw new Error('the demo street has none')
  return found
}

/** West, south, east and north end of the demo street. */
export const demoBounds = async (): Promise<readonly [number, number, number, number]> => {
  const answer = await fetch(`${inject('browserServer').url}/api/v1/overview`)
  return ((await answer.json()) as { place: { bbox: [number, number, number, number] } }).place.bbox
}
