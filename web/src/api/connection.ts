/**
 * Whether the server answers. `silentSince` is the moment of its last answer, once a call has gone unanswered;
 * null while it answers.
 */
export interface Connection {
  readonly silentSince: number | null
}

let lastAnswerAt = Date.now()
let connection: Connection = { silentSince: null }
const listeners = new Set<() => void>()

const change = (next: Connection): void => {
  connection = next
  for (const listener of listeners) listener()
}

export const reportAnswer = (): void => {
  lastAnswerAt = Date.now()
  if (connection.silentSince !== null) change({ silentSince: null })
}

export const reportSilence = (): void => {
  if (connection.silentSince === null) change({ silentSince: lastAnswerAt })
}

export const readConnection = (): Connection => connection

export const onConnectionChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
