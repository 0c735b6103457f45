import { playbackMinutes } from './requests-playback.ts'
import { closedSign, oldThen, openThen, signColumns, signRows } from './requests-signs.ts'

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

/** What the graphics card keeps of the points. */
export interface PointsProgram {
  readonly program: WebGLProgram
  readonly array: WebGLVertexArrayObject
  readonly flags: WebGLBuffer
  readonly fixed: WebGLBuffer
  readonly atlas: WebGLTexture
  readonly uniform: (name: string) => WebGLUniformLocation | null
}

/** Of a point: its place, two minutes and its sign, each 32 bits. */
export const strideBytes = 20

/** Shaders and empty buffers; throws where the graphics card does not take them. */
export const preparePoints = (gl: WebGL2RenderingContext): PointsProgram => {
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
