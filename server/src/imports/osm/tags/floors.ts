import type { OsmTags } from '../osm-data.ts'

/** Assumed height of a storey where only a height is mapped. */
export const storeyMetres = 3
const mostFloors = 200

export interface ReadFloors {
  /** Null where nothing usable is mapped. */
  readonly floors: number | null
  /** Tags that could not be read, as `building:levels=?`. */
  readonly junk: readonly string[]
}

/** Floors from `building:levels`, else from `height` ÷ 3 m. Junk is tolerated, and told. */
export const readFloors = (tags: OsmTags): ReadFloors => {
  const junk: string[] = []
  const levels = tags['building:levels']
  if (levels !== undefined) {
    const floors = Math.round(readNumber(levels) ?? 0)
    if (floors >= 1 && floors <= mostFloors) return { floors, junk }
    junk.push(`building:levels=${levels}`)
  }
  const height = tags.height ?? tags['building:height']
  if (height !== undefined) {
    const metres = readNumber(height.replace(/\s*(m|米|metres?|meters?)$/iu, ''))
    if (metres !== null && metres >= 2 && metres <= mostFloors * storeyMetres) {
      return { floors: Math.max(1, Math.round(metres / storeyMetres)), junk }
    }
    junk.push(`height=${height}`)
  }
  return { floors: null, junk }
}

/** A plain number; of several (`5;6`) the largest; null for anything else. */
const readNumber = (text: string): number | null => {
  const parts = text.split(/[;,、]/u).map((part) => part.trim())
  if (!parts.every((part) => /^\d+(\.\d+)?$/.test(part))) return null
  return Math.max(...parts.map(Number))
}
