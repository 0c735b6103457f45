/** Copies what the map has drawn, for when its graphics context is lost: afterwards nothing of it can be read. */
export const keepPicture = (from: HTMLCanvasElement, to: HTMLCanvasElement): void => {
  if (from.width === 0 || from.height === 0) return
  if (to.width !== from.width || to.height !== from.height) {
    to.width = from.width
    to.height = from.height
  }
  to.getContext('2d')?.drawImage(from, 0, 0)
}
