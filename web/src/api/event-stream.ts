export interface StreamedEvent {
  readonly event: string
  readonly data: string
  /** Where the sender names one. */
  readonly id?: string
}

const fieldOf = (line: string): [name: string, value: string] => {
  const colon = line.indexOf(':')
  return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')]
}

const eventOf = (block: string): StreamedEvent | null => {
  let event = 'message'
  let id: string | null = null
  const data: string[] = []
  for (const line of block.split('\n')) {
    const [name, value] = fieldOf(line)
    if (name === 'event') event = value
    else if (name === 'id') id = value
    else if (name === 'data') data.push(value)
  }
  if (data.length === 0) return null
  return { event, data: data.join('\n'), ...(id === null ? {} : { id }) }
}

/** Events of a `text/event-stream` as they come in; `EventSource` cannot send a body, and asks again by itself. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamedEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      text += decoder.decode(value, { stream: !done })
      const blocks = text.replaceAll('\r\n', '\n').split('\n\n')
      text = done ? '' : (blocks.pop() ?? '')
      for (const block of blocks) {
        const event = eventOf(block)
        if (event !== null) yield event
      }
      if (done) return
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
