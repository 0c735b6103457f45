// Loaded before a server (`node --import`): on SIGUSR2 it prints how long the main thread's event loop was held up since
// the last time, and the most memory that the process had. On a busy machine a loop is late because others compute; so the
// time that the thread itself computed between two turns is told too (Linux: its schedstat). Plain JavaScript because the
// server it is loaded into is.
import { closeSync, openSync, readSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const everyMs = 5

const openSchedule = () => {
  try {
    const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r')
    const buffer = Buffer.alloc(100)
    process.once('exit', () => closeSync(file))
    return () => Number(buffer.toString('latin1', 0, readSync(file, buffer, 0, 100, 0)).split(' ')[0]) / 1e6
  } catch {
    return () => Number.NaN
  }
}

if (isMainThread) {
  const computedMs = openSchedule()
  let lateMs = 0
  let ownMs = 0
  let peakBytes = 0
  let last = performance.now()
  let computed = computedMs()
  setInterval(() => {
    const now = performance.now()
    const computedNow = computedMs()
    lateMs = Math.max(lateMs, now - last - everyMs)
    ownMs = Math.max(ownMs, computedNow - computed)
    last = now
    computed = computedNow
  }, everyMs).unref()
  setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
  }, 100).unref()
  process.on('SIGUSR2', () => {
    process.stdout.write(`loop ${JSON.stringify({ lateMs, ownMs, peakMb: peakBytes / 1e6 })}\n`)
    lateMs = 0
    ownMs = 0
    peakBytes = 0
  })
}
