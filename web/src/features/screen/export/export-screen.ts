import { fail, ok, type Result } from '@wangge/geodata'
import type { ScreenMapHandle } from '../map/screen-map.tsx'
import { captureScreen } from './capture-screen.ts'
import { mapSettled } from './map-settled.ts'

/** `map-lost`: its graphics are being restored. `picture-failed`: the browser could not draw or pack it. */
export type ExportFailureCode = 'map-lost' | 'picture-failed'

export interface ExportFacts {
  readonly title: string
  readonly subject: string
  readonly language: string
  readonly product: string
}

const pngOf = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))

/** A file of the screen as it stands. */
export const exportScreen = async (
  kind: 'png' | 'pdf',
  stage: HTMLElement,
  map: ScreenMapHandle | null,
  facts: ExportFacts,
): Promise<Result<Blob, ExportFailureCode>> => {
  await mapSettled(stage)
  const picture = map === null ? null : await map.exportImage()
  if (map !== null && picture === null) return fail('map-lost')
  const canvas = await captureScreen(stage, picture)
  const png = await pngOf(canvas)
  if (png === null) return fail('picture-failed')
  if (kind === 'png') return ok(png)
  const { pdfOf } = await import('./pdf-of.ts')
  return ok(await pdfOf(png, canvas.width, canvas.height, { ...facts, now: new Date() }))
}
