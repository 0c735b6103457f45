import type { Map as MapLibreMap } from 'maplibre-gl'

/** Of the map's own pixels, each way. */
const coarseShare = 1 / 8
/** What is not whole by then is shown as far as it has come. */
const longestMs = 5000

export interface FirstPicture {
  stop(): void
}

/**
 * Ground, tiles, grids and circles come one after another, and MapLibre draws a picture of all pixels for each: seconds
 * where the processor draws. With `whole` those pictures are drawn coarsely and not shown, and the map appears at once,
 * sharp, when everything is there.
 *
 * @param isComplete whether the street's own data are all there
 * @param onDrawn at the first picture of everything; again after a lost context
 */
export const watchFirstPicture = (
  map: MapLibreMap,
  whole: boolean,
  isComplete: () => boolean,
  onDrawn: () => void,
): FirstPicture => {
  let isCoarse = false
  let atLast: ReturnType<typeof setTimeout> | undefined
  const { style } = map.getCanvas()
  const pixelRatio = map.getPixelRatio()
  const sharpen = (): void => {
    clearTimeout(atLast)
    if (!isCoarse) return
    isCoarse = false
    style.visibility = ''
    map.setPixelRatio(pixelRatio)
  }
  const look = (): void => {
    if (!isComplete() || !map.loaded()) return
    if (isCoarse) return sharpen()
    map.off('render', look)
    onDrawn()
  }
  const begin = (): void => {
    clearTimeout(atLast)
    isCoarse = whole
    if (whole) {
      style.visibility = 'hidden'
      map.setPixelRatio(pixelRatio * coarseShare)
      atLast = setTimeout(sharpen, longestMs)
    }
    map.off('render', look)
    map.on('render', look)
  }
  begin()
  // All pictures are gone with a lost context.
  map.on('webglcontextrestored', begin)
  return { stop: () => clearTimeout(atLast) }
}
