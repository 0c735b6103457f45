import type { ClusterColumns, PointClusters } from '../map/cluster-points.ts'

export type ClusterMessage =
  | { readonly kind: 'columns'; readonly columns: ClusterColumns }
  | {
      readonly kind: 'cluster'
      readonly ticket: number
      readonly shown: Uint8Array
      readonly zoom: number
      readonly radiusPx: number
    }

export interface ClusterAnswer {
  readonly ticket: number
  readonly clusters: PointClusters
}

export interface ClusterWorker {
  /** What later questions are about. */
  load(columns: ClusterColumns): void
  /** Only the answer to the latest question is handed on. */
  ask(shown: Uint8Array, zoom: number, radiusPx: number): void
  stop(): void
}

/** Clusters off the page's thread: 200,000 points take it tens of milliseconds. */
export const startClusters = (onClusters: (clusters: PointClusters) => void): ClusterWorker => {
  const worker = new Worker(new URL('./cluster.worker.ts', import.meta.url), { type: 'module' })
  let latest = 0
  worker.addEventListener('message', ({ data }: MessageEvent<ClusterAnswer>) => {
    if (data.ticket === latest) onClusters(data.clusters)
  })
  const post = (message: ClusterMessage): void => worker.postMessage(message, [])
  return {
    load({ x, y, stage, overdue }) {
      latest += 1
      post({ kind: 'columns', columns: { x, y, stage, overdue } })
    },
    ask(shown, zoom, radiusPx) {
      latest += 1
      post({ kind: 'cluster', ticket: latest, shown, zoom, radiusPx })
    },
    stop: () => worker.terminate(),
  }
}
