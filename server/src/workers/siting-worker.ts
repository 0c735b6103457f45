import { parentPort, workerData } from 'node:worker_threads'
import {
  openStreetWalks,
  readNetwork,
  readWalkGround,
  type Result,
  siteStreet,
  type StreetSiting,
} from '@wangge/geodata'
import loadHighs from 'highs'
import type { SitingJob, SitingMessage } from './siting-messages.ts'

/** One question of siting from beginning to end; whoever has lost interest ends the thread. */
const { network, ground, query, timeLimitMs } = (workerData as { data: SitingJob }).data

const tell = (message: SitingMessage) => parentPort?.postMessage(message)

/** A buffer of its own, aligned for columns. */
const aligned = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

const run = async (): Promise<Result<StreetSiting>> => {
  const ways = readNetwork(aligned(network))
  if (!ways.ok) return ways
  const known = readWalkGround(ground)
  if (!known.ok) return known
  const walks = openStreetWalks(ways.value, known.value)
  if (!walks.ok) return walks
  return siteStreet(walks.value, query, {
    now: () => performance.now(),
    timeLimitMs,
    loadSolver: () => loadHighs(),
    onProgress: (progress) => tell({ kind: 'progress', progress }),
  })
}

tell({ kind: 'result', result: await run() })
