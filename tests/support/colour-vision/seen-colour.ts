import type { Lab } from './ciede2000.ts'

/** sRGB, each 0–1. */
export type Rgb = readonly [red: number, green: number, blue: number]
type Matrix = readonly [Rgb, Rgb, Rgb]

/**
 * In linear RGB, severity 1.0 (the whole cone is missing).
 * Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color
 * Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), 1291–1298, table 1.
 */
const simulated = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const satisfies Record<string, Matrix>

export type Vision = keyof typeof simulated
export const visions = ['normal', 'protanopia', 'deuteranopia'] as const satisfies readonly Vision[]

/** Of sRGB (IEC 61966-2-1), to XYZ under D65. */
const toXyz: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
]
const white: Rgb = [0.95047, 1, 1.08883]

const times = (matrix: Matrix, [x, y, z]: Rgb): Rgb => {
  const row = ([a, b, c]: Rgb): number => a * x + b * y + c * z
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}
const each = ([a, b, c]: Rgb, change: (value: number) => number): Rgb => [change(a), change(b), change(c)]

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4

/** `#rrggbb`. */
export const rgbOf = (hex: string): Rgb => {
  const digits = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex)
  if (digits === null) throw new Error(`not a colour: ${hex}`)
  return each([0, 0, 0], () => 0).map((_, at) => Number.parseInt(digits[at + 1] ?? '', 16) / 255) as [
    number,
    number,
    number,
  ]
}

/** What one sees of `over`, so opaque, on `under`; as a browser, a canvas and MapLibre mix: in sRGB. */
export const laidOn = (under: Rgb, over: Rgb, opacity: number): Rgb => [
  under[0] + (over[0] - under[0]) * opacity,
  under[1] + (over[1] - under[1]) * opacity,
  under[2] + (over[2] - under[2]) * opacity,
]

/** A colour as somebody with this vision sees it. */
export const seenBy = (vision: Vision, colour: Rgb): Lab => {
  const light = each(times(simulated[vision], each(colour, linear)), (value) =>
    Math.min(1, Math.max(0, value)),
  )
  const [x, y, z] = times(toXyz, light)
  const root = (value: number): number =>
    value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27) * (value / 116) + 16 / 116
  const [fx, fy, fz] = [root(x / white[0]), root(y / white[1]), root(z / white[2])]
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]
}
