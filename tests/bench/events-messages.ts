/** From the server that writes. Times are milliseconds since 1970, comparable between processes. */
export type WriterMessage =
  | { readonly kind: 'ready'; readonly url: string; readonly database: string; readonly street: string }
  /** `committingAt`: all is written, and COMMIT goes out; `committedAt`: the writer knows that it is there. */
  | {
      readonly kind: 'written'
      readonly id: string
      readonly committingAt: number
      readonly committedAt: number
    }
  | { readonly kind: 'done'; readonly seconds: number; readonly cpuSeconds: number }

/** To the process of the subscribers: leave and come back with so many of them, or say what was heard. */
export type SubscribersWord =
  | { readonly kind: 'leave'; readonly count: number }
  | { readonly kind: 'return' }
  | { readonly kind: 'report' }

export type SubscribersMessage =
  | { readonly kind: 'connected'; readonly seconds: number }
  /** By subscriber: which requests it heard of, in order, and when. `away` is how many left for a while. */
  | {
      readonly kind: 'heard'
      readonly away: number
      readonly ids: readonly string[]
      readonly heard: readonly (readonly (readonly [index: number, at: number])[])[]
    }
