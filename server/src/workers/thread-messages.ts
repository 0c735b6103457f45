import type { Result } from '@wangge/geodata'

/** What a thread can be asked: name → question and answer, both plain data. */
export type Calls<C> = { readonly [K in keyof C]: { readonly question: unknown; readonly answer: unknown } }

export interface ThreadRequest<C extends Calls<C>, K extends keyof C = keyof C> {
  readonly id: number
  readonly call: K
  readonly question: C[K]['question']
}

export interface ThreadReply {
  readonly id: number
  readonly result: Result<unknown>
}
