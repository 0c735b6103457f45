import { clusterPoints } from '../map/cluster-points.ts'
import type { ClusterAnswer, ClusterMessage } from './run-clusters.ts'

const worker = globalThis as unknown as DedicatedWorkerGlobalScope

let columns: Extract<ClusterMessage, { kind: 'columns' }>['columns'] | null = null

worker.addEventListener('message', ({ data }: MessageEvent<ClusterMessage>) => {
  if (data.kind === 'columns') {
    columns = data.columns
    return
  }
  if (columns === null) return
  const clusters = clusterPoints(columns, data.shown, data.zoom, data.radiusPx)
  const answer: ClusterAnswer = { ticket: data.ticket, clusters }
  worker.postMessage(answer, [clusters.alone.buffer, clusters.x.buffer, clusters.y.buffer])
})
