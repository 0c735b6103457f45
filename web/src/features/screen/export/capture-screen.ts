import { domToCanvas } from 'modern-screenshot'
import { dataUrlOf } from './data-url.ts'
import { ownFonts } from './own-fonts.ts'

/** What stands over the screen and is none of it. */
const leftOut = '.screen-drawer, .screen-gear'
const mapCanvas = 'canvas.maplibregl-canvas'

const isPart = (node: Node): boolean => !(node instanceof Element && node.matches(`${leftOut}, ${mapCanvas}`))

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
      font: { cssText: await ownFonts() },
      timeout: 15_000,
    })
  } finally {
    takeAway()
  }
}
