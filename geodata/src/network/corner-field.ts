import { CELL_UNITS, UNITS_PER_M } from './area-plane.ts'
import { ALONG_M, BUFFER_M, clampedField } from './area-scale.ts'
import type { CellBox } from './cell-box.ts'
import { CornerDistances } from './corner-distances.ts'
import type { WayParts } from './way-parts.ts'

const BUFFER_UNITS = BUFFER_M * UNITS_PER_M
/** Farther than the buffer: beside it the field still grows, and the outline lies where it should between corners. */
const REACHED_UNITS = BUFFER_UNITS + CELL_UNITS
/** Field beside a way, per unit: −`ALONG_M` on it, 0 at the buffer's edge. */
const SLOPE = ALONG_M / BUFFER_M / UNITS_PER_M

/** The field at the corners of a box of cells, by row × (width + 1) + column. */
export class CornerField {
  values = new Float64Array(0)
  /** 1 where the field is below zero. */
  inside = new Uint8Array(0)
  readonly #reached = new CornerDistances()
  readonly #beyond = new CornerDistances()

  /** Grows from the nearest part reached; zero at the buffer's edge, or half way to a part beyond. */
  lay(box: CellBox, reached: WayParts, beyond: WayParts): void {
    this.#reached.draw(box, reached, REACHED_UNITS)
    this.#beyond.draw(box, beyond, BUFFER_UNITS)
    const corners = (box.width + 1) * (box.height + 1)
    if (this.values.length < corners) {
      this.values = new Float64Array(corners)
      this.inside = new Uint8Array(corners)
    }
    const { values, inside } = this
    const reached2 = this.#reached.squared
    const beyond2 = this.#beyond.squared
    const nothing = REACHED_UNITS * REACHED_UNITS
    for (let corner = 0; corner < corners; corner += 1) {
      const here2 = reached2[corner] as number
      const value =
        here2 >= nothing
          ? ALONG_M
          : clampedField(SLOPE * (Math.sqrt(here2) - Math.sqrt(beyond2[corner] as number)))
      values[corner] = value
      inside[corner] = value < 0 ? 1 : 0
    }
  }
}
