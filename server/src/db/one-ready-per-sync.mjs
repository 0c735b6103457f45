// PGlite ends a failed step of the extended protocol with a ReadyForQuery at once, and its Sync with another
// (electric-sql/pglite#958). The client takes the first as its own and every later answer for the next query's:
// results silently go to the wrong question. Here the protocol is put right, for each connection:
// ReadyForQuery only after Sync, and after an error nothing is run until Sync.
// Plain JavaScript because the worker is.

const sync = 'S'.charCodeAt(0)
const ready = 'Z'.charCodeAt(0)
const error = 'E'.charCodeAt(0)
/** Parse, Bind, Describe, Execute, Close, Flush. */
const steps = new Set([...'PBDECH'].map((letter) => letter.charCodeAt(0)))

const headerLength = 5
const readyLength = 6

/**
 * Passes an answer on without its ReadyForQuery messages. Chunks may end anywhere in a message; what is passed on
 * is a view, not a copy.
 * @param {(data: Uint8Array) => void} pass
 * @param {() => void} onError called for each ErrorResponse
 */
export const withoutReady = (pass, onError) => {
  let held = new Uint8Array(0)
  let bodyLeft = 0
  return (chunk) => {
    const data = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    held = new Uint8Array(0)
    let from = 0
    let at = 0
    const passUntil = (end) => {
      if (end > from) pass(data.subarray(from, end))
    }
    while (at < data.length) {
      const taken = Math.min(bodyLeft, data.length - at)
      at += taken
      bodyLeft -= taken
      const left = data.length - at
      if (left === 0) break
      const isReady = data[at] === ready
      if (left < (isReady ? readyLength : headerLength)) {
        passUntil(at)
        held = data.slice(at)
        return
      }
      if (isReady) {
        passUntil(at)
        at += readyLength
        from = at
        continue
      }
      if (data[at] === error) onError()
      bodyLeft = 1 + new DataView(data.buffer, data.byteOffset + at + 1, 4).getUint32(0)
    }
    passUntil(data.length)
  }
}

/** @param {{ queryQueue: { enqueue: Function } }} server a PGLiteSocketServer before it starts */
export const oneReadyPerSync = (server) => {
  const queue = server.queryQueue
  const enqueue = queue.enqueue.bind(queue)
  /** Connections that had an error since their last Sync. */
  const failed = new Set()
  queue.enqueue = (connection, message, onData) => {
    const type = message[0]
    if (type === sync) failed.delete(connection)
    if (!steps.has(type)) return enqueue(connection, message, onData)
    if (failed.has(connection)) return Promise.resolve(0)
    return enqueue(
      connection,
      message,
      withoutReady(onData, () => failed.add(connection)),
    )
  }
}
