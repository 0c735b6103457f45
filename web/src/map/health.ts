import type { Map as MapLibreMap, VectorTileSource } from 'maplibre-gl'
import { tileJsonUrl } from './create-map.ts'
import { tiledCollections } from './style.ts'
import type { MapProblemCode, MapStatus } from './types.ts'

export interface Health {
  /** The street's own data; tiles and graphics are watched here. */
  setData(state: 'loading' | 'ready' | 'failed'): void
  /** Asks for all tiles anew, of this street from now on. */
  reloadTiles(street: string): void
  stop(): void
}

const retryMs = 8_000

/** One status out of three things that can fail, told only when it changes; tiles are asked for again by itself. */
export function watchHealth(
  map: MapLibreMap,
  firstStreetId: string,
  onStatus: (status: MapStatus, code?: MapProblemCode) => void,
  onRestored: () => void,
): Health {
  let data: 'loading' | 'ready' | 'failed' = 'loading'
  let tilesFailed = false
  let lost = false
  let told = ''
  let retry: ReturnType<typeof setTimeout> | undefined

  const tell = (): void => {
    const [status, code]: [MapStatus, MapProblemCode?] = lost
      ? ['lost']
      : data === 'failed'
        ? ['error', 'map-data-unavailable']
        : tilesFailed
          ? ['error', 'map-tiles-unavailable']
          : [data]
    const key = `${status} ${code ?? ''}`
    if (key === told) return
    told = key
    if (code === undefined) onStatus(status)
    else onStatus(status, code)
  }
  let streetId = firstStreetId
  const reloadTiles = (): void => {
    for (const collection of tiledCollections)
      map.getSource<VectorTileSource>(collection)?.setUrl(tileJsonUrl(collection, streetId))
  }

  map.on('error', (event) => {
    if (!('sourceId' in event)) return
    tilesFailed = true
    retry ??= setTimeout(() => {
      retry = undefined
      reloadTiles()
    }, retryMs)
    tell()
  })
  map.on('sourcedata', (event) => {
    if (!tilesFailed || event.tile === undefined || event.tile.state !== 'loaded') return
    if (!tiledCollections.some((collection) => collection === event.sourceId)) return
    tilesFailed = false
    tell()
  })
  map.on('webglcontextlost', () => {
    lost = true
    tell()
  })
  map.on('webglcontextrestored', () => {
    lost = false
    onRestored()
    tell()
  })
  tell()

  return {
    setData(state) {
      data = state
      tell()
    },
    reloadTiles(street) {
      streetId = street
      reloadTiles()
    },
    stop: () => clearTimeout(retry),
  }
}
