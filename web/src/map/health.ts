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

type Tile = { readonly tileID: { readonly canonical: { x: number; y: number; z: number } } }

const isTiled = (sourceId: string): boolean => tiledCollections.some((collection) => collection === sourceId)

/** One status out of three things that can fail, told only when it changes; tiles are asked for again by itself. */
export function watchHealth(
  map: MapLibreMap,
  firstStreetId: string,
  onStatus: (status: MapStatus, code?: MapProblemCode) => void,
): Health {
  let data: 'loading' | 'ready' | 'failed' = 'loading'
  let tilesFailed = false
  let lost = false
  let told = ''
  const failed = new Map<string, 'all' | { x: number; y: number; z: number }[]>()
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

  const retryFailed = (): void => {
    // Without graphics there is no style either; what is missing is asked for when they are back.
    if (lost) {
      retry = setTimeout(retryFailed, retryMs)
      return
    }
    retry = undefined
    const waiting = [...failed]
    failed.clear()
    for (const [sourceId, tiles] of waiting)
      if (tiles === 'all') map.getSource<VectorTileSource>(sourceId)?.setUrl(tileJsonUrl(sourceId, streetId))
      else map.refreshTiles(sourceId, tiles)
  }

  map.on('error', (event) => {
    const { sourceId, tile } = event as typeof event & { sourceId?: string; tile?: Tile }
    if (sourceId === undefined) {
      // A recipe MapLibre cannot draw leaves the map half empty: whoever works on it must hear of it.
      reportError(event.error)
      return
    }
    if (!isTiled(sourceId)) return
    // A reload of the whole source leaves tiles that had failed waiting for ever; asked for by name they come.
    const before = failed.get(sourceId)
    if (tile === undefined || before === 'all') failed.set(sourceId, 'all')
    else failed.set(sourceId, [...(before ?? []), tile.tileID.canonical])
    tilesFailed = true
    retry ??= setTimeout(retryFailed, retryMs)
    tell()
  })
  map.on('sourcedata', (event) => {
    if (!tilesFailed || failed.size > 0 || event.tile?.state !== 'loaded' || !isTiled(event.sourceId)) return
    tilesFailed = false
    tell()
  })
  map.on('webglcontextlost', () => {
    lost = true
    tell()
  })
  map.on('webglcontextrestored', () => {
    lost = false
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
