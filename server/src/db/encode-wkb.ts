import type { Geometry, Position } from 'geojson'

const srid = 4326
/** Flag in the type word: a reference system follows. */
const withSrid = 0x20000000

/**
 * Extended well-known binary in hex, little-endian, EPSG:4326: what PostGIS reads fastest, and exact to the bit.
 * Points, lines, polygons and multipolygons in two dimensions.
 */
export const encodeWkb = (geometry: Geometry): string => {
  const bytes: Buffer[] = []
  write(bytes, geometry, true)
  return Buffer.concat(bytes).toString('hex')
}

const write = (out: Buffer[], geometry: Geometry, outermost: boolean): void => {
  switch (geometry.type) {
    case 'Point':
      out.push(head(1, outermost), pairs([geometry.coordinates]))
      return
    case 'LineString':
      out.push(head(2, outermost), count(geometry.coordinates), pairs(geometry.coordinates))
      return
    case 'Polygon':
      out.push(head(3, outermost), count(geometry.coordinates))
      for (const ring of geometry.coordinates) out.push(count(ring), pairs(ring))
      return
    case 'MultiPolygon':
      out.push(head(6, outermost), count(geometry.coordinates))
      for (const coordinates of geometry.coordinates) write(out, { type: 'Polygon', coordinates }, false)
      return
    default:
      throw new Error(`no column takes a ${geometry.type}`)
  }
}

const head = (type: number, outermost: boolean): Buffer => {
  const buffer = Buffer.alloc(outermost ? 9 : 5)
  buffer.writeUInt8(1, 0)
  buffer.writeUInt32LE(outermost ? type + withSrid : type, 1)
  if (outermost) buffer.writeUInt32LE(srid, 5)
  return buffer
}

const count = (items: readonly unknown[]): Buffer => {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(items.length)
  return buffer
}

const pairs = (positions: readonly Position[]): Buffer => {
  const buffer = Buffer.alloc(positions.length * 16)
  positions.forEach(([x = Number.NaN, y = Number.NaN], i) => {
    buffer.writeDoubleLE(x, i * 16)
    buffer.writeDoubleLE(y, i * 16 + 8)
  })
  return buffer
}
