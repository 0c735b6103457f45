import { domToCanvas } from 'modern-screenshot'

/** What stands over the screen and is none of it. */
const leftOut = '.screen-drawer, .screen-gear'
const mapCanvas = 'canvas.maplibregl-canvas'

const isPart = (node: Node): boolean => !(node instanceof Element && node.matches(`${leftOut}, ${mapCanvas}`))

/** As a data URL: the page may not fetch blobs (content security policy). */
const dataUrlOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error))
    reader.readAsDataURL(blob)
  })

/**
 * Puts a picture where the map's canvas lies: WebGL's own buffer is empty as soon as it is shown, and a copy of the page
 * would have a hole there. Answers how to take it away.
 */
const standIn = async (stage: HTMLElement, map: Blob): Promise<() => void> => {
  const canvas = stage.querySelector<HTMLCanvasElement>(mapCanvas)
  if (canvas === null) return () => undefined
  const picture = new Image()
  picture.src = await dataUrlOf(map)
  picture.alt = ''
  picture.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none'
  await picture.decode()
  canvas.after(picture)
  return () => picture.remove()
}

/** The screen as it stands, pixel for pixel of the display, with the map's picture in it. */
export const captureScreen = async (stage: HTMLElement, map: Blob | null): Promise<HTMLCanvasElement> => {
  const takeAway = map === null ? () => undefined : await standIn(stage, map)
  try {
    const { width, height } = stage.getBoundingClientRect()
    return await domToCanvas(stage, {
      width,
      height,
      scale: devicePixelRatio,
      backgroundColor: getComputedStyle(stage).backgroundColor,
      filter: isPart,
      timeout: 15_000,
    })
  } finally {
    takeAway()
  }
}
