export interface SentEvent {
  readonly event: string
  readonly data: unknown
}

/** What a stream of server-sent events said, comments left out. */
export const eventsIn = (text: string): SentEvent[] =>
  text
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [event = '', data = ''] = block.split('\n')
      return {
        event: event.slice('event: '.length),
        data: JSON.parse(data.slice('data: '.length)) as unknown,
      }
    })
