/** One client's server-sent events (WHATWG HTML, 9.2), UTF-8. */
export interface EventStream {
  readonly response: Response
  /** `data` goes out as one line of JSON. After the end, and where nobody reads any more, nothing happens. */
  send(event: string, data: unknown): void
  end(): void
}

interface EventStreamOptions {
  /** Silence after which a comment is sent, so that proxies keep the line open. */
  readonly keepAliveMs: number
  /** The client went away. */
  readonly onGone: () => void
}

export const openEventStream = ({ keepAliveMs, onGone }: EventStreamOptions): EventStream => {
  const encoder = new TextEncoder()
  let sink: ReadableStreamDefaultController<Uint8Array> | null = null
  const write = (text: string) => sink?.enqueue(encoder.encode(text))
  const alive = setInterval(() => write(': still at work\n\n'), keepAliveMs)
  const close = () => {
    clearInterval(alive)
    sink = null
  }
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      sink = controller
    },
    cancel: () => {
      close()
      onGone()
    },
  })
  return {
    response: new Response(stream, {
      status: 200,
      headers: {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        // Proxies that would wait for the end are asked not to.
        'X-Accel-Buffering': 'no',
      },
    }),
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => {
      sink?.close()
      close()
    },
  }
}
