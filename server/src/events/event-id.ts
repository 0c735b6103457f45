/** Where a client stands: after change `seq` of a street. */
export interface EventId {
  readonly streetId: string
  readonly seq: number
}

export const eventId = (streetId: string, seq: number): string => `${streetId}:${seq}`

/** Null for what we never sent to anybody. */
export const parseEventId = (text: string): EventId | null => {
  const [, streetId, seq] = /^(\d{9}):(0|[1-9]\d{0,14})$/.exec(text) ?? []
  return streetId === undefined || seq === undefined ? null : { streetId, seq: Number(seq) }
}
