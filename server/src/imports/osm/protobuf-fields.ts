/** One field of a protobuf message: a number for varints, bytes for length-delimited ones. */
export type ProtobufField =
  | { readonly number: number; readonly varint: number }
  | { readonly number: number; readonly bytes: Uint8Array }

/**
 * Fields of one message in their order, without a schema: what the outer frames of a PBF file need, and no more.
 * Fixed 32- and 64-bit fields are passed over. Throws RangeError where the bytes are not a message.
 */
export function* protobufFields(message: Uint8Array): Generator<ProtobufField> {
  const cursor = { at: 0 }
  while (cursor.at < message.length) {
    const key = readVarint(message, cursor)
    const number = Math.floor(key / 8)
    if (number === 0) throw new RangeError('field number 0')
    switch (key % 8) {
      case 0:
        yield { number, varint: readVarint(message, cursor) }
        break
      case 1:
        skip(message, cursor, 8)
        break
      case 2: {
        const length = readVarint(message, cursor)
        const start = cursor.at
        skip(message, cursor, length)
        yield { number, bytes: message.subarray(start, cursor.at) }
        break
      }
      case 5:
        skip(message, cursor, 4)
        break
      default:
        throw new RangeError('unknown wire type')
    }
  }
}

/** Numbers of a packed varint field, unsigned. */
export function* packedVarints(bytes: Uint8Array): Generator<number> {
  const cursor = { at: 0 }
  while (cursor.at < bytes.length) yield readVarint(bytes, cursor)
}

/** Signed number behind a zigzag-coded one. Exact up to 2^53. */
export const zigzag = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2)

interface Cursor {
  at: number
}

const readVarint = (message: Uint8Array, cursor: Cursor): number => {
  let value = 0
  for (let shift = 0; shift < 10; shift++) {
    const byte = message[cursor.at]
    if (byte === undefined) throw new RangeError('message ends inside a number')
    cursor.at += 1
    value += (byte & 0x7f) * 2 ** (7 * shift)
    if (byte < 0x80) return value
  }
  throw new RangeError('number longer than 64 bits')
}

const skip = (message: Uint8Array, cursor: Cursor, length: number): void => {
  if (length > message.length - cursor.at) throw new RangeError('message ends inside a field')
  cursor.at += length
}
