import type { FeatureCollection } from 'geojson'
import type { AreaGeometry } from '../map/geometry.ts'
import { mergeAreas } from '../map/merge-areas.ts'
import type { AreaProperties } from '../map/street-data.ts'

const worker = globalThis as unknown as DedicatedWorkerGlobalScope

worker.addEventListener('message', (event: MessageEvent<FeatureCollection<AreaGeometry, AreaProperties>>) => {
  worker.postMessage(mergeAreas(event.data), [])
})
