import { type Entry, fromBufferPromise } from 'yauzl'
import { importLimits } from './limits.ts'
import { TableError } from './table.ts'

export interface WorkbookParts {
  has(path: string): boolean
  /** Hands out a part's text piece by piece; at most `mostBytes` of it, and of all parts together what limits say. */
  read(path: string, take: (text: string) => void, mostBytes?: number): Promise<void>
}

/**
 * The parts of a workbook. Nothing is unpacked before it is asked for, and never more than the limits allow, whatever
 * the archive says of itself: a part that unpacks to more than it announced is refused as well.
 */
export const openParts = async (file: Uint8Array): Promise<WorkbookParts> => {
  const zip = await fromBufferPromise(Buffer.from(file.buffer, file.byteOffset, file.byteLength), {
    strictFileNames: false,
  })
  if (zip.entryCount > importLimits.zipEntries)
    throw new TableError('unpacked-too-large', { entries: zip.entryCount })
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  let unpacked = 0

  /** Whatever the archive or its text complains of is the file's fault; what is done with the text is not. */
  async function* textOf(path: string, mostBytes: number): AsyncGenerator<string> {
    const entry = entries.get(path)
    if (entry === undefined) throw new TableError('unreadable-file', { part: path })
    const decoder = new TextDecoder('utf-8', { fatal: true })
    let own = 0
    try {
      for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        own += chunk.length
        unpacked += chunk.length
        if (own > mostBytes || unpacked > importLimits.unpackedBytes)
          throw new TableError('unpacked-too-large', { part: path })
        yield decoder.decode(chunk, { stream: true })
      }
      yield decoder.decode()
    } catch (error) {
      throw error instanceof TableError ? error : new TableError('unreadable-file', { part: path })
    }
  }

  const read: WorkbookParts['read'] = async (path, take, mostBytes = importLimits.unpackedBytes) => {
    for await (const text of textOf(path, mostBytes)) take(text)
  }
  return { has: (path) => entries.has(path), read }
}
