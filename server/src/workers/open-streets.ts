import type { StreetWalks } from '@wangge/geodata'

export interface OpenStreets {
  get(key: string): StreetWalks | undefined
  add(key: string, walks: StreetWalks): void
}

/** Indexes, adjacency, walks and shapes, by measurement: so many bytes for each byte of a street's files. */
const bytesPerByte = 6

/** Streets ready for questions, up to so many bytes by their files' size; what was asked longest ago goes first. */
export const createOpenStreets = (maxBytes: number): OpenStreets => {
  const open = new Map<string, { readonly walks: StreetWalks; readonly bytes: number }>()
  return {
    get: (key) => {
      const found = open.get(key)
      if (found === undefined) return undefined
      open.delete(key)
      open.set(key, found)
      return found.walks
    },
    add: (key, walks) => {
      open.set(key, { walks, bytes: bytesPerByte * bytesOf(walks) })
      let total = 0
      for (const { bytes } of open.values()) total += bytes
      for (const [other, { bytes }] of open) {
        if (total <= maxBytes || other === key) break
        open.delete(other)
        total -= bytes
      }
    },
  }
}

const bytesOf = ({ network, ground: { buildings } }: StreetWalks): number =>
  [...Object.values(network), ...Object.values(buildings), ...Object.values(buildings.footprints)].reduce(
    (sum, column: unknown) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0),
    0,
  )
