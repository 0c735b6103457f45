/** The camera as far as label places depend on it: panning changes nothing. */
export interface Frame {
  readonly zoom: number
  readonly bearingDegrees: number
}

/** Web Mercator pixels of MapLibre's 512 px world, turned so that the view's up is up. */
export function toPixels(frame: Frame, lon: number, lat: number): [x: number, y: number] {
  const world = 512 * 2 ** frame.zoom
  const x = ((lon + 180) / 360) * world
  const y = (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)) * world
  return rotate(x, y, -frame.bearingDegrees)
}

export function toDegrees(frame: Frame, px: number, py: number): [lon: number, lat: number] {
  const world = 512 * 2 ** frame.zoom
  const [x, y] = rotate(px, py, frame.bearingDegrees)
  const lat = (360 / Math.PI) * Math.atan(Math.exp((0.5 - y / world) * 2 * Math.PI)) - 90
  return [(x / world) * 360 - 180, lat]
}

function rotate(x: number, y: number, degrees: number): [number, number] {
  const angle = (degrees * Math.PI) / 180
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]
}
