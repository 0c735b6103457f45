import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl'
import { mercatorX, mercatorY, type RequestColumns } from './requests-columns.ts'
import {
  closedSign,
  drawAtlas,
  numbered,
  oldThen,
  openThen,
  signColumns,
  signOf,
  signRows,
} from './requests-signs.ts'
import type { MapTokens } from './tokens.ts'

export const pointsLayer = 'request-points'

/** From here on a sign is large enough to carry its stage's number. */
export const numberedZoom = 16.4
const plainPx = 13
const numberedPx = 21

/** How long a closed request takes to fade in playback, how long a new one is drawn larger, and when it counts as old. */
export const playbackMinutes = { fade: 2 * 1440, fresh: 1440, old: 7 * 1440 } as const

const vertexShader = `#version 300 es
in vec2 a_at;
in vec2 a_time;
in float a_sign;
in vec2 a_flags;
uniform vec2 u_offset;
uniform vec2 u_turn;
uniform vec2 u_half;
uniform float u_world;
uniform float u_size;
uniform float u_numbered;
uniform float u_now;
out float v_sign;
out float v_alpha;
void main() {
  float shown = a_flags.x * a_flags.y;
  float grow = 1.0;
  v_sign = a_sign + u_numbered;
  v_alpha = 1.0;
  if (u_now >= 0.0) {
    float age = u_now - a_time.x;
    float closed = u_now - a_time.y;
    shown = a_flags.x * step(0.0, age) * step(closed, ${playbackMinutes.fade}.0);
    v_sign = closed >= 0.0 ? ${closedSign}.0 : age >= ${playbackMinutes.old}.0 ? ${oldThen}.0 : ${openThen}.0;
    v_alpha = closed >= 0.0 ? 1.0 - closed / ${playbackMinutes.fade}.0 : 1.0;
    grow += 0.9 * max(0.0, 1.0 - age / ${playbackMinutes.fresh}.0);
  }
  vec2 place = a_at * u_world + u_offset;
  vec2 turned = vec2(place.x * u_turn.x - place.y * u_turn.y, place.x * u_turn.y + place.y * u_turn.x);
  gl_Position = shown > 0.5 ? vec4(turned.x / u_half.x, -turned.y / u_half.y, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = u_size * grow;
}`

const fragmentShader = `#version 300 es
precision highp float;
in float v_sign;
in float v_alpha;
uniform sampler2D u_atlas;
out vec4 colour;
void main() {
  float sign = floor(v_sign + 0.5);
  vec2 cell = vec2(mod(sign, ${signColumns}.0), floor(sign / ${signColumns}.0));
  colour = texture(u_atlas, (cell + gl_PointCoord) / vec2(${signColumns}.0, ${signRows}.0)) * v_alpha;
}`

const compile = (gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader => {
  const shader = gl.createShader(kind)
  if (shader === null) throw new Error('no shader')
  gl.shaderSource(shader, source)
  gl.compileShader(shader)
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS))
    throw new Error(gl.getShaderInfoLog(shader) ?? 'shader')
  return shader
}

interface Program {
  readonly program: WebGLProgram
  readonly array: WebGLVertexArrayObject
  readonly flags: WebGLBuffer
  readonly fixed: WebGLBuffer
  readonly atlas: WebGLTexture
  readonly uniform: (name: string) => WebGLUniformLocation | null
}

const strideBytes = 20

const prepare = (gl: WebGL2RenderingContext): Program => {
  const program = gl.createProgram()
  gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, vertexShader))
  gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, fragmentShader))
  gl.linkProgram(program)
  const [array, fixed, flags, atlas] = [
    gl.createVertexArray(),
    gl.createBuffer(),
    gl.createBuffer(),
    gl.createTexture(),
  ]
  gl.bindVertexArray(array)
  gl.bindBuffer(gl.ARRAY_BUFFER, fixed)
  const attribute = (name: string, size: number, offset: number): void => {
    const at = gl.getAttribLocation(program, name)
    gl.enableVertexAttribArray(at)
    gl.vertexAttribPointer(at, size, gl.FLOAT, false, strideBytes, offset)
  }
  attribute('a_at', 2, 0)
  attribute('a_time', 2, 8)
  attribute('a_sign', 1, 16)
  gl.bindBuffer(gl.ARRAY_BUFFER, flags)
  const at = gl.getAttribLocation(program, 'a_flags')
  gl.enableVertexAttribArray(at)
  gl.vertexAttribPointer(at, 2, gl.UNSIGNED_BYTE, false, 2, 0)
  gl.bindVertexArray(null)
  return { program, array, flags, fixed, atlas, uniform: (name) => gl.getUniformLocation(program, name) }
}

/** A float of 32 bits holds minutes of many years, and this. */
const neverMinute = 1e9

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
  let made: Program | null = null
  let columns: RequestColumns | null = null
  let flags: Uint8Array = new Uint8Array(0)
  let moment: number | null = null
  let tokens: MapTokens | null = null
  let stale = { columns: true, flags: true, atlas: true }
  const uniforms = new Map<string, WebGLUniformLocation | null>()

  const repaint = (): void => map?.triggerRepaint()

  const uploadColumns = (gl: WebGL2RenderingContext, { fixed }: Program, own: RequestColumns): void => {
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

  const upload = (gl: WebGL2RenderingContext, program: Program, own: RequestColumns): void => {
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
      made = prepare(gl as WebGL2RenderingContext)
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
