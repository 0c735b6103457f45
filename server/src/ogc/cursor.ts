/** Where a page ended: the street, and within it a table's key or how many computed features were passed. */
export interface PageCursor {
  readonly streetId: string
  readonly after: number
}

/** Opaque to the reader: base64url of `<street>.<after>`. */
export const writeCursor = ({ streetId, after }: PageCursor): string =>
  Buffer.from(`${streetId}.${after}`).toString('base64url')

/** null for what we did not write. */
export const readCursor = (text: string): PageCursor | null => {
  const match = /^(\d{9})\.(\d{1,10})$/.exec(Buffer.from(text, 'base64url').toString())
  const [, streetId, after] = match ?? []
  if (streetId === undefined || after === undefined) return null
  return Number(after) > 2_147_483_647 ? null : { streetId, after: Number(after) }
}
