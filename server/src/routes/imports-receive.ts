import { importLimits } from '../imports/requests/limits.ts'
import { problem } from './problem.ts'

/** Browsers name a CSV as the computer's own programs do; what it is, its bytes say. */
export const uploadTypes = [
  'text/csv',
  'text/tab-separated-values',
  'text/plain',
  'application/csv',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
] as const

export const isUploadType = (contentType: string | undefined): boolean =>
  uploadTypes.some((type) => type === contentType?.split(';')[0]?.trim().toLowerCase())

export const tooLarge = (): Response =>
  problem(413, 'body-too-large', `A file is at most ${importLimits.fileBytes / 1_000_000} MB.`)

/**
 * Hands a body on piece by piece, so that it is never whole here; the next piece is read when the last was taken. The
 * refusal where it is too large.
 */
export const receiveBody = async (
  request: Request,
  take: (piece: Uint8Array) => Promise<void>,
): Promise<Response | null> => {
  if (Number(request.headers.get('Content-Length') ?? 0) > importLimits.fileBytes) return tooLarge()
  if (request.body === null) return null
  let total = 0
  for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
    total += piece.length
    if (total > importLimits.fileBytes) return tooLarge()
    await take(piece)
  }
  return null
}
