import { crc32 } from '../model/checksum.ts'
import type { WalkNetwork } from './walk-network.ts'

/** A number that tells networks apart: what was snapped to one lies somewhere else on another. */
export const networkStamp = ({ edgeFrom, edgeTo, shapeLon, shapeLat }: WalkNetwork): number =>
  [edgeFrom, edgeTo, shapeLon, shapeLat].reduce(
    (stamp, { buffer, byteOffset, byteLength }) =>
      (Math.imul(stamp, 31) ^ crc32(new Uint8Array(buffer, byteOffset, byteLength))) >>> 0,
    0,
  )
