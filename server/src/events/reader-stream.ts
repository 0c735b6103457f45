/** One client's stream with a buffer of bounded size. */
export interface ReaderStream {
  readonly body: ReadableStream<Uint8Array>
  /** A client that has not read what was sent before is cut off: it comes back and resumes. */
  send(bytes: Uint8Array): void
  /** Waits until the buffer has room; false where the stream is over. */
  room(): Promise<boolean>
  /** What is in the buffer is still delivered. */
  end(): void
}

interface ReaderStreamOptions {
  /** More than this may not wait for the client; one batch of events may come on top. */
  readonly bufferBytes: number
  /** Drops the connection with all that waits in it; in-process callers have none. */
  readonly drop: (() => void) | null
  /** Called once, whoever ended it. */
  readonly onOver: () => void
}

export const openReaderStream = ({ bufferBytes, drop, onOver }: ReaderStreamOptions): ReaderStream => {
  let sink: ReadableStreamDefaultController<Uint8Array> | null = null
  let waiting: (() => void)[] = []
  const wake = () => {
    const woken = waiting
    waiting = []
    for (const go of woken) go()
  }
  const over = () => {
    if (sink === null) return
    sink = null
    wake()
    onOver()
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        sink = controller
      },
      pull: wake,
      cancel: over,
    },
    { highWaterMark: bufferBytes, size: (chunk) => chunk.byteLength },
  )
  const hasRoom = () => (sink?.desiredSize ?? 0) > 0
  return {
    body,
    send: (bytes) => {
      if (hasRoom()) return sink?.enqueue(bytes)
      const stalled = sink
      over()
      if (drop === null) stalled?.error(new Error('the client reads too slowly'))
      else if (stalled !== null) drop()
    },
    room: async () => {
      for (;;) {
        if (sink === null || hasRoom()) return sink !== null
        await new Promise<void>((go) => waiting.push(go))
      }
    },
    end: () => {
      sink?.close()
      over()
    },
  }
}
