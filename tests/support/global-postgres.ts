import type { TestProject } from 'vitest/node'
import { createClient } from '../../server/src/db/client.ts'
import { openDatabase } from '../../server/src/db/open.ts'
import type { DatabaseTarget } from './database-target.ts'
import { buildDist } from './build-dist.ts'
import { loadDemo } from './load-demo.ts'
import { startCluster } from './throwaway-cluster.ts'

const emptyDatabase = 'wangge_empty'
const demoDatabase = 'wangge_demo'

/** Starts a PostgreSQL of its own with two databases: an empty one to copy, and one with the demo street. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  buildDist('server')
  const { server, stop } = await startCluster()
  try {
    const admin = createClient({ url: `${server}/postgres`, maxConnections: 1 })
    await admin`CREATE DATABASE ${admin(emptyDatabase)}`
    const empty = await open(`${server}/${emptyDatabase}`)
    await empty.close()
    await admin`CREATE DATABASE ${admin(demoDatabase)} TEMPLATE ${admin(emptyDatabase)}`
    await admin.end()
    const demo = await open(`${server}/${demoDatabase}`)
    await loadDemo(demo)
    await demo.close()
  } catch (error) {
    await stop()
    throw error
  }
  const target: DatabaseTarget = { kind: 'postgres', server, demoDatabase, emptyDatabase }
  project.provide('database', target)
  return stop
}

const open = async (url: string) => {
  const opened = await openDatabase({ url, dataDir: '' })
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return opened.value
}
