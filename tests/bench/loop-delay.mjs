// Loaded before a server (`node --import`): on SIGUSR2 it prints how long the main thread's event loop was held up since
// the last time, and the most memory that the process had. Plain JavaScript because the server it is loaded into is.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const resolutionMs = 5

if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  let peakBytes = 0
  setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
  }, 100).unref()
  const ms = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - resolutionMs)
  process.on('SIGUSR2', () => {
    const told = { maxMs: ms(delay.max), p99Ms: ms(delay.percentile(99)), peakMb: peakBytes / 1e6 }
    process.stdout.write(`loop ${JSON.stringify(told)}\n`)
    delay.reset()
    peakBytes = 0
  })
}
