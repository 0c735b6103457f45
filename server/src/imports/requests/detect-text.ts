import { isUtf8 } from 'node:buffer'
import { delimiters, type Delimiter, type TextEncoding } from './table.ts'

export interface DecodedText {
  readonly encoding: TextEncoding
  /** UTF-8 without a byte order mark. */
  readonly bytes: Uint8Array
}

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte)

const recode = (bytes: Uint8Array, encoding: TextEncoding): DecodedText | null => {
  try {
    return { encoding, bytes: Buffer.from(new TextDecoder(encoding, { fatal: true }).decode(bytes)) }
  } catch {
    return null
  }
}

/**
 * Text as UTF-8, whatever it was in: by its byte order mark; else UTF-8 where all of it is; else GB 18030, which holds
 * GBK and GB 2312. Null where it is none of these.
 */
export const decodeText = (bytes: Uint8Array): DecodedText | null => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
    const rest = bytes.subarray(3)
    return isUtf8(rest) ? { encoding: 'utf-8', bytes: rest } : null
  }
  if (startsWith(bytes, 0xff, 0xfe)) return recode(bytes, 'utf-16le')
  if (startsWith(bytes, 0xfe, 0xff)) return recode(bytes, 'utf-16be')
  // No text has a zero byte, in UTF-8 as in GB 18030.
  if (bytes.includes(0)) return null
  return isUtf8(bytes) ? { encoding: 'utf-8', bytes } : recode(bytes, 'gb18030')
}

/** Of so much text the delimiter is judged. */
const judgedBytes = 65_536

/**
 * The delimiter that the first line with several cells has most of, quotations left out; a comma where no line of the
 * beginning has any.
 */
export const detectDelimiter = (bytes: Uint8Array): Delimiter => {
  const text = new TextDecoder().decode(bytes.subarray(0, judgedBytes)).replace(/"(?:[^"]|"")*"/g, '""')
  for (const line of text.split(/\r\n|\r|\n/)) {
    const counts = delimiters.map((delimiter) => line.split(delimiter).length - 1)
    const most = Math.max(...counts)
    if (most > 0) return delimiters[counts.indexOf(most)] as Delimiter
  }
  return ','
}
