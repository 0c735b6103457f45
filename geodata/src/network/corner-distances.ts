import { CELL_UNITS, lineOf } from './area-plane.ts'
import type { CellBox } from './cell-box.ts'
import type { RowSpans } from './row-spans.ts'
import { PART_SIZE, type WayParts } from './way-parts.ts'

const PER_CELL = 1 / CELL_UNITS
/** Units² of one step of `CornerDistances.steps`. */
export const STEP_UNITS2 = 16
const PER_STEP = 1 / STEP_UNITS2
/** Farther than any reach. */
const FARTHEST_UNITS2 = STEP_UNITS2 * (2 ** 31 - 1)

/**
 * For each corner of a box of cells the least squared distance to the parts drawn into it, in whole steps of 16 units²:
 * the less of two whole numbers is found without a branch, and nobody could predict that one.
 */
export class CornerDistances {
  /** By corner: row × (width + 1) + column. What no part came within reach of keeps that of the reach. */
  steps = new Int32Array(0)

  /** @param spans widened by the corners within reach where `widen` is set; corners outside are passed over where not */
  draw(box: CellBox, parts: WayParts, reach: number, spans: RowSpans, widen: boolean): void {
    const { west, south, width, height } = box
    const corners = (width + 1) * (height + 1)
    if (this.steps.length < corners) this.steps = new Int32Array(corners)
    const { steps } = this
    steps.fill(stepsOf(reach), 0, corners)
    const { values, count } = parts
    for (let at = 0; at < PART_SIZE * count; at += PART_SIZE) {
      const ax = values[at] as number
      const ay = values[at + 1] as number
      const dx = (values[at + 2] as number) - ax
      const dy = (values[at + 3] as number) - ay
      const length2 = dx * dx + dy * dy
      const perLength2 = 1 / length2
      const from = values[at + 4] as number
      const to = values[at + 5] as number
      const from2 = from * length2
      const to2 = to * length2
      const x0 = ax + from * dx
      const x1 = ax + to * dx
      const y0 = ay + from * dy
      const y1 = ay + to * dy
      // Whole numbers of 32 bits: with doubles for rows and columns the loops below take several times as long.
      const left = Math.max((((dx < 0 ? x1 : x0) - reach - 1) * PER_CELL - west + 1) | 0, 0)
      const right = Math.min(((((dx < 0 ? x0 : x1) + reach - 1) * PER_CELL - west + 1) | 0) - 1, width)
      const bottom = Math.max((((dy < 0 ? y1 : y0) - reach - 1) * PER_CELL - south + 1) | 0, 0)
      const top = Math.min(((((dy < 0 ? y0 : y1) + reach - 1) * PER_CELL - south + 1) | 0) - 1, height)
      const stepAlong = CELL_UNITS * dx
      const stepBeside = CELL_UNITS * dy
      for (let row = bottom; row <= top; row += 1) {
        if (widen) spans.widen(row, left, right)
        const begin = Math.max(left, spans.first[row] as number)
        const end = Math.min(right, spans.last[row] as number)
        const x = lineOf(west + begin) - ax
        const y = lineOf(south + row) - ay
        // Both are whole numbers of fewer than 53 bits: adding the steps up is exact.
        let along = x * dx + y * dy
        let beside = x * dy - y * dx
        const first = row * (width + 1)
        for (let corner = first + begin; corner <= first + end; corner += 1) {
          // Without branches, which nobody could predict: past either end, or 0 between them.
          const before = from2 - along
          const after = along - to2
          const past = 0.5 * (before + Math.abs(before) + (after + Math.abs(after)))
          const distance2 = (beside * beside + past * past) * perLength2
          if (distance2 < FARTHEST_UNITS2) {
            const known = steps[corner] as number
            const less = ((distance2 * PER_STEP) | 0) - known
            steps[corner] = known + (less & (less >> 31))
          }
          along += stepAlong
          beside += stepBeside
        }
      }
    }
  }
}

/** A distance in units, squared, in steps. */
export const stepsOf = (units: number): number => (units * units * PER_STEP) | 0
