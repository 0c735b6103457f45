import { packedVarints, protobufFields } from './protobuf-fields.ts'

/**
 * True when the tags of every dense group in a data block end where they must. osm-pbf-parser-node reads them until a
 * zero comes and would never stop in a block where one is missing. Throws RangeError on bytes that are no message.
 */
export const denseTagsEnd = (block: Uint8Array): boolean => {
  for (const group of protobufFields(block)) {
    if (group.number !== 2 || !('bytes' in group)) continue
    for (const dense of protobufFields(group.bytes)) {
      if (dense.number === 2 && 'bytes' in dense && !tagsEnd(dense.bytes)) return false
    }
  }
  return true
}

const tagsEnd = (dense: Uint8Array): boolean => {
  let nodes = 0
  let zeros = 0
  let last = 0
  let values = 0
  for (const field of protobufFields(dense)) {
    if (!('bytes' in field)) continue
    if (field.number === 1) for (const _ of packedVarints(field.bytes)) nodes += 1
    if (field.number === 10) {
      for (const value of packedVarints(field.bytes)) {
        values += 1
        last = value
        if (value === 0) zeros += 1
      }
    }
  }
  return values === 0 || (zeros >= nodes && last === 0)
}
