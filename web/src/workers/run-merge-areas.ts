import type { FeatureCollection } from 'geojson'
import type { AreaGeometry } from '../map/geometry.ts'
import type { AreaProperties } from '../map/street-data.ts'

type Areas = FeatureCollection<AreaGeometry, AreaProperties>

/** Merges off the main thread; the worker lives for one answer. */
export function runMergeAreas(areas: Areas, signal: AbortSignal): Promise<Areas> {
  const worker = new Worker(new URL('./merge-areas.worker.ts', import.meta.url), { type: 'module' })
  const answer = new Promise<Areas>((resolve, reject) => {
    worker.addEventListener('message', (event: MessageEvent<Areas>) => resolve(event.data))
    worker.addEventListener('error', (event) => reject(new Error(event.message)))
    signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
  })
  worker.postMessage(areas, [])
  return answer.finally(() => worker.terminate())
}
