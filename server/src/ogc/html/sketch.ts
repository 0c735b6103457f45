import type { Geometry, Position } from 'geojson'
import { html, raw } from 'hono/html'
import { boundsOf } from '../../services/geometry-box.ts'
import type { Markup } from './page.ts'

const size = 1000

/** The shape itself, without a map under it: enough to see what one is looking at. */
export const renderSketch = (geometry: Geometry): Markup => {
  const bounds = boundsOf([geometry])
  if (bounds === null || geometry.type === 'Point') return html``
  const [west, south, east, north] = bounds
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = size / Math.max((east - west) * narrowing, north - south, 1e-9)
  const at = ([x = 0, y = 0]: Position) =>
    `${((x - west) * narrowing * scale).toFixed(1)},${((north - y) * scale).toFixed(1)}`
  const line = (positions: readonly Position[]) => `M${positions.map(at).join('L')}`
  const width = Math.ceil((east - west) * narrowing * scale)
  const height = Math.ceil((north - south) * scale)
  const parts = pathsOf(geometry)
  const filled = geometry.type.endsWith('Polygon')
  const path = parts.map((part) => line(part) + (filled ? 'Z' : '')).join('')
  return html`<svg viewBox="-10 -10 ${width + 20} ${height + 20}" role="img" aria-label="形状">
<path d="${raw(path)}" fill="${filled ? '#2f8f7f33' : 'none'}" fill-rule="evenodd" stroke="#2f8f7f" stroke-width="1.5"/></svg>`
}

const pathsOf = (geometry: Geometry): readonly Position[][] => {
  switch (geometry.type) {
    case 'Point':
    case 'MultiPoint':
      return []
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    case 'GeometryCollection':
      return geometry.geometries.flatMap(pathsOf)
  }
}
