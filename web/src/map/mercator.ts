/** The camera as far as label places depend on it: panning changes nothing. */
export interface Frame {
  readonly zoom: number
  readonly bearingDegrees: number
}

/** Web Mercator, 0–1 from the north-west. */
export const mercatorX = (lon: number): number => (lon + 180) / 360
export const mercatorY = (lat: number): number =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)
export const lonOfMercator = (x: number): number => x * 360 - 180
export const latOfMercator = (y: number): number =>
  (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90

/** Web Mercator pixels of MapLibre's 512 px world, turned so that the view's up is up. */
export function toPixels(frame: Frame, lon: number, lat: number): [x: number, y: number] {
  const world = 512 * 2 ** frame.zoom
  return rotate(mercatorX(lon) * world, mercatorY(lat) * world, -frame.bearingDegrees)
}

export function toDegrees(frame: Frame, px: number, py: number): [lon: number, lat: number] {
  const world = 512 * 2 ** frame.zoom
  const [x, y] = rotate(px, py, frame.bearingDegrees)
  return [lonOfMercator(x / world), latOfMercator(y / world)]
}

function rotate(x: number, y: number, degrees: number): [number, number] {
  const angle = (degrees * Math.PI) / 180
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]
}
