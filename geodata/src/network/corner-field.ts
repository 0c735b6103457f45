import { CELL_UNITS, UNITS_PER_M } from './area-plane.ts'
import { ALONG_M, BUFFER_M, BUFFER_UNITS, clampedField } from './area-scale.ts'
import type { CellBox } from './cell-box.ts'
import { CornerDistances, STEP_UNITS2, stepsOf } from './corner-distances.ts'
import { RowSpans } from './row-spans.ts'
import type { WayParts } from './way-parts.ts'

/** Farther than the buffer: beside it the field still grows, and the outline lies where it should between corners. */
const REACHED_UNITS = BUFFER_UNITS + CELL_UNITS
/** Field beside a way, per unit: −`ALONG_M` on it, 0 at the buffer's edge. */
const SLOPE = ALONG_M / BUFFER_M / UNITS_PER_M
const REACHED_STEPS = stepsOf(REACHED_UNITS)
/** The same per square root of a step. */
const SLOPE_PER_STEP = SLOPE * Math.sqrt(STEP_UNITS2)

/**
 * The field at the corners of a box of cells, by row × (width + 1) + column: it grows from the nearest part reached, and
 * is zero at the buffer's edge, or half way to a part beyond.
 */
export class CornerField {
  values = new Float64Array(0)
  /** 1 where the field is below zero. */
  inside = new Uint8Array(0)
  /** Outside these corners nothing reached is near, and the field has its highest value. */
  readonly spans = new RowSpans()
  readonly #reached = new CornerDistances()
  readonly #beyond = new CornerDistances()

  /** @param fringe parts not reached along which the field is below zero */
  drawReached(box: CellBox, reached: WayParts, fringe: WayParts): void {
    this.spans.begin(box.height + 1)
    this.#reached.draw(box, reached, REACHED_UNITS, this.spans, true)
    this.spans.widenAround(box, fringe, REACHED_UNITS)
  }

  /** After `drawReached`; of the parts beyond only those are needed that come within the buffer of `spans`. */
  lay(box: CellBox, beyond: WayParts): void {
    this.#beyond.draw(box, beyond, BUFFER_UNITS, this.spans, false)
    const { width, height } = box
    const corners = (width + 1) * (height + 1)
    if (this.values.length < corners) {
      this.values = new Float64Array(corners)
      this.inside = new Uint8Array(corners)
    }
    const { values, inside } = this
    values.fill(ALONG_M, 0, corners)
    inside.fill(0, 0, corners)
    const reached2 = this.#reached.steps
    const beyond2 = this.#beyond.steps
    for (let row = 0; row <= height; row += 1) {
      const first = row * (width + 1) + (this.spans.first[row] as number)
      const last = row * (width + 1) + (this.spans.last[row] as number)
      for (let corner = first; corner <= last; corner += 1) {
        const here2 = reached2[corner] as number
        if (here2 >= REACHED_STEPS) continue
        const value = SLOPE_PER_STEP * (Math.sqrt(here2) - Math.sqrt(beyond2[corner] as number))
        values[corner] = clampedField(value)
        inside[corner] = value < 0 ? 1 : 0
      }
    }
  }
}
