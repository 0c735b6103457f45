import { crc32 } from './checksum.ts'
import { fail, ok, type Result } from './result.ts'

/** One form of file: four letters that its bytes begin with, and a version raised with every change of its layout. */
export interface PackedForm {
  readonly letters: string
  readonly version: number
}

const columnTypes = { f64: Float64Array, i32: Int32Array, f32: Float32Array, u8: Uint8Array } as const
export type PackedColumn = Float64Array | Int32Array | Float32Array | Uint8Array

/** A JSON value and named columns of numbers. */
export interface Packed {
  readonly head: unknown
  readonly columns: Readonly<Record<string, PackedColumn>>
}

export type PackedFailure = 'other-file' | 'file-version' | 'file-truncated' | 'file-checksum'

const HEADER_BYTES = 24
/** Every column begins on a boundary that suits all types. */
const aligned = (bytes: number): number => (bytes + 7) & ~7

interface Layout {
  readonly head: unknown
  readonly columns: readonly (readonly [name: string, type: keyof typeof columnTypes, length: number])[]
}

const typeOf = (column: PackedColumn): keyof typeof columnTypes => {
  if (column instanceof Float64Array) return 'f64'
  if (column instanceof Int32Array) return 'i32'
  return column instanceof Float32Array ? 'f32' : 'u8'
}

const lettersCode = (letters: string): number =>
  [0, 1, 2, 3].reduce((code, at) => code + letters.charCodeAt(at) * 256 ** at, 0)

/**
 * Bytes: letters, version, CRC-32 of all that follows, bytes of the layout, bytes of the columns, 0 (Uint32 each, in the
 * bytes' own order); the layout as JSON; the columns. The same value always gives the same bytes.
 */
export const writePacked = (form: PackedForm, { head, columns }: Packed): Uint8Array<ArrayBuffer> => {
  const named = Object.entries(columns)
  const layout: Layout = {
    head,
    columns: named.map(([name, column]) => [name, typeOf(column), column.length]),
  }
  const json = new TextEncoder().encode(JSON.stringify(layout))
  const bodyBytes = named.reduce((sum, [, column]) => sum + aligned(column.byteLength), 0)
  const first = HEADER_BYTES + aligned(json.length)
  const bytes = new Uint8Array(first + bodyBytes)
  bytes.set(json, HEADER_BYTES)
  let offset = first
  for (const [, column] of named) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset)
    offset += aligned(column.byteLength)
  }
  const header = new Uint32Array(bytes.buffer, 0, HEADER_BYTES / 4)
  header.set([lettersCode(form.letters), form.version, 0, json.length, bodyBytes, 0])
  header[2] = crc32(bytes.subarray(12))
  return bytes
}

/**
 * The columns are views of the bytes where these begin on a boundary of 8, else of a copy. Errors: `other-file`,
 * `file-version`, `file-truncated` (also bytes too many), `file-checksum`.
 */
export const readPacked = (form: PackedForm, source: Uint8Array): Result<Packed, PackedFailure> => {
  const bytes = source.byteOffset % 8 === 0 ? source : source.slice()
  if (bytes.length < 8) return fail('other-file')
  const words = Math.min(HEADER_BYTES, bytes.length & ~3) / 4
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, words)
  if (header[0] !== lettersCode(form.letters)) return fail('other-file')
  if (header[1] !== form.version)
    return fail('file-version', { found: header[1] ?? 0, expected: form.version })
  const [, , sum = 0, jsonBytes = 0, bodyBytes = 0] = header
  const expected = HEADER_BYTES + aligned(jsonBytes) + bodyBytes
  if (bytes.length < HEADER_BYTES || bytes.length !== expected) {
    return fail('file-truncated', { bytes: bytes.length, expected })
  }
  if (sum !== crc32(bytes.subarray(12))) return fail('file-checksum')
  // What has passed the checksum was written by `writePacked`.
  const json = new TextDecoder().decode(bytes.slice(HEADER_BYTES, HEADER_BYTES + jsonBytes))
  const layout = JSON.parse(json) as Layout
  const columns: Record<string, PackedColumn> = {}
  let offset = bytes.byteOffset + HEADER_BYTES + aligned(jsonBytes)
  for (const [name, type, length] of layout.columns) {
    const column = new columnTypes[type](bytes.buffer as ArrayBuffer, offset, length)
    columns[name] = column
    offset += aligned(column.byteLength)
  }
  return ok({ head: layout.head, columns })
}
