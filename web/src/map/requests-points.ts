import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl'
import { mercatorX, mercatorY } from './mercator.ts'
import type { RequestColumns } from './requests-columns.ts'
import { type PointsProgram, preparePoints, strideBytes } from './requests-points-program.ts'
import { drawAtlas, numbered, signOf } from './requests-signs.ts'
import type { MapTokens } from './tokens.ts'

export const pointsLayer = 'request-points'

/** From here on a sign is large enough to carry its stage's number. */
const numberedZoom = 16.4
const plainPx = 13
const numberedPx = 21

/** A float of 32 bits holds minutes of many years, and this. */
const neverMinute = 1e9

const uploadColumns = (gl: WebGL2RenderingContext, { fixed }: PointsProgram, own: RequestColumns): void => {
  const rows = new Float32Array((strideBytes / 4) * own.length)
  const [x0, y0] = [own.x[0] ?? 0, own.y[0] ?? 0]
  for (let i = 0; i < own.length; i += 1) {
    const closed = own.closedMinute[i] as number
    rows.set(
      [
        (own.x[i] as number) - x0,
        (own.y[i] as number) - y0,
        own.minute[i] as number,
        closed === Number.POSITIVE_INFINITY ? neverMinute : closed,
        signOf(own.stage[i] as number, own.overdue[i] as number),
      ],
      i * 5,
    )
  }
  gl.bindBuffer(gl.ARRAY_BUFFER, fixed)
  gl.bufferData(gl.ARRAY_BUFFER, rows, gl.STATIC_DRAW)
}

export interface PointsLayer extends CustomLayerInterface {
  setColumns(columns: RequestColumns): void
  /** By request: 1 where the filters let it through, and 1 where no group stands for it. */
  setFlags(shown: Uint8Array, alone: Uint8Array): void
  /** Minute of playback since the window's beginning; null: as things are now. */
  setMoment(minute: number | null): void
  setTokens(tokens: MapTokens): void
}

/**
 * Single requests, drawn by the graphics card from columns that stay there: a frame of playback changes one number.
 * Positions are relative to the first one, because 32 bits of a world's share are metres.
 */
export const createPointsLayer = (): PointsLayer => {
  let map: MapLibreMap | null = null
  let made: PointsProgram | null = null
  let columns: RequestColumns | null = null
  let flags: Uint8Array = new Uint8Array(0)
  let moment: number | null = null
  let tokens: MapTokens | null = null
  let stale = { columns: true, flags: true, atlas: true }
  const uniforms = new Map<string, WebGLUniformLocation | null>()

  const repaint = (): void => map?.triggerRepaint()

  const upload = (gl: WebGL2RenderingContext, program: PointsProgram, own: RequestColumns): void => {
    if (stale.columns) uploadColumns(gl, program, own)
    if (stale.flags) {
      gl.bindBuffer(gl.ARRAY_BUFFER, program.flags)
      gl.bufferData(gl.ARRAY_BUFFER, flags, gl.DYNAMIC_DRAW)
    }
    gl.activeTexture(gl.TEXTURE0)
    gl.bindTexture(gl.TEXTURE_2D, program.atlas)
    if (stale.atlas && tokens !== null) {
      gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, drawAtlas(tokens))
      gl.generateMipmap(gl.TEXTURE_2D)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR)
    }
    stale = { columns: false, flags: false, atlas: false }
  }

  return {
    id: pointsLayer,
    type: 'custom',
    renderingMode: '2d',
    onAdd(owner, gl) {
      map = owner
      made = preparePoints(gl as WebGL2RenderingContext)
      uniforms.clear()
      stale = { columns: true, flags: true, atlas: true }
    },
    onRemove() {
      map = null
      made = null
    },
    render(context) {
      const gl = context as WebGL2RenderingContext
      if (map === null || made === null || columns === null || columns.length === 0) return
      if (flags.length !== 2 * columns.length) return
      const program = made
      upload(gl, program, columns)
      const at = (name: string): WebGLUniformLocation | null => {
        if (!uniforms.has(name)) uniforms.set(name, program.uniform(name))
        return uniforms.get(name) ?? null
      }
      const zoom = map.getZoom()
      const centre = map.getCenter()
      const world = 512 * 2 ** zoom
      const turn = (-map.getBearing() * Math.PI) / 180
      const canvas = map.getCanvas()
      const { clientWidth, clientHeight } = canvas
      const isNumbered = zoom >= numberedZoom && moment === null
      const offset = [
        ((columns.x[0] ?? 0) - mercatorX(centre.lng)) * world,
        ((columns.y[0] ?? 0) - mercatorY(centre.lat)) * world,
      ] as const
      gl.useProgram(program.program)
      gl.bindVertexArray(program.array)
      gl.uniform1i(at('u_atlas'), 0)
      gl.uniform1f(at('u_world'), world)
      gl.uniform2f(at('u_offset'), offset[0], offset[1])
      gl.uniform2f(at('u_turn'), Math.cos(turn), Math.sin(turn))
      gl.uniform2f(at('u_half'), clientWidth / 2, clientHeight / 2)
      gl.uniform1f(at('u_size'), (isNumbered ? numberedPx : plainPx) * (canvas.width / clientWidth))
      gl.uniform1f(at('u_numbered'), isNumbered ? numbered : 0)
      gl.uniform1f(at('u_now'), moment ?? -1)
      gl.drawArrays(gl.POINTS, 0, columns.length)
      gl.bindVertexArray(null)
    },
    setColumns(next) {
      columns = next
      flags = new Uint8Array(0)
      stale.columns = true
      repaint()
    },
    setFlags(shown, alone) {
      flags = new Uint8Array(2 * shown.length)
      for (let i = 0; i < shown.length; i += 1) {
        flags[2 * i] = shown[i] as number
        flags[2 * i + 1] = alone[i] as number
      }
      stale.flags = true
      repaint()
    },
    setMoment(minute) {
      moment = minute
      repaint()
    },
    setTokens(next) {
      tokens = next
      stale.atlas = true
      repaint()
    },
  }
}
