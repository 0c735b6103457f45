import type { GridCode } from '../model/ids.ts'
import type { RequestCategory } from '../model/kinds.ts'
import type { LoopState } from './loop-state.ts'
import { chinaDayOf } from './china-day.ts'
import { emptyTally, mergeTally, type RequestTally, tallyRequest } from './request-tally.ts'

/** What requests are counted under. */
export interface TallyKey {
  /** Basic grid it lies in under the plan; null outside every grid. */
  readonly basicCode: GridCode | null
  readonly category: RequestCategory
  /** Day of China on which it was made, in days since 1970-01-01. */
  readonly day: number
}

export interface TallyCell {
  readonly key: TallyKey
  readonly tally: RequestTally
}

/** Days [fromDay, toDay); grids and categories that are wanted, all when left out. */
export interface TallyWindow {
  readonly fromDay: number
  readonly toDay: number
  readonly basicCodes?: ReadonlySet<GridCode | null>
  readonly categories?: ReadonlySet<RequestCategory>
}

/** `own`: made within the window. `earlier`: made before it and open still. */
export interface WindowTally {
  readonly own: RequestTally
  readonly earlier: RequestTally
}

const nameOf = ({ basicCode, category }: TallyKey): string => `${basicCode ?? ''} ${category}`

const isWanted = ({ key }: TallyCell, { basicCodes, categories }: TallyWindow): boolean =>
  (basicCodes?.has(key.basicCode) ?? true) && (categories?.has(key.category) ?? true)

const isOpen = ({ tally }: TallyCell): boolean => tally.requests > tally.closed

/**
 * Tallies by grid, category and day, kept while events come in. Reading a window looks at its days' cells only, and at
 * earlier cells with something open.
 */
export class TallyBook {
  private readonly days = new Map<number, Map<string, TallyCell>>()
  private readonly open = new Set<TallyCell>()

  /** Puts in a request as it stands. */
  add(basicCode: GridCode | null, category: RequestCategory, state: LoopState): void {
    const key = { basicCode, category, day: chinaDayOf(state.request.createdAtMs) }
    this.change(key, (tally) => tallyRequest(tally, state, 1))
  }

  /** Takes out what `add` put in with the same arguments. */
  subtract(basicCode: GridCode | null, category: RequestCategory, state: LoopState): void {
    const key = { basicCode, category, day: chinaDayOf(state.request.createdAtMs) }
    this.change(key, (tally) => tallyRequest(tally, state, -1))
  }

  /** An event has changed the request: `subtract` and `add` in one. */
  replace(basicCode: GridCode | null, category: RequestCategory, before: LoopState, after: LoopState): void {
    const key = { basicCode, category, day: chinaDayOf(before.request.createdAtMs) }
    this.change(key, (tally) => {
      tallyRequest(tally, before, -1)
      tallyRequest(tally, after, 1)
    })
  }

  /** Adds cells counted elsewhere: another street, another month, or rows of a store. */
  merge(cells: Iterable<TallyCell>): void {
    for (const { key, tally } of cells) this.change(key, (own) => mergeTally(own, tally, 1))
  }

  *cells(): Generator<TallyCell> {
    for (const cells of this.days.values()) yield* cells.values()
  }

  /** Those of the window's own days. */
  *cellsIn(window: TallyWindow): Generator<TallyCell> {
    for (let day = window.fromDay; day < window.toDay; day += 1)
      for (const cell of this.days.get(day)?.values() ?? []) if (isWanted(cell, window)) yield cell
  }

  window(window: TallyWindow): WindowTally {
    const own = emptyTally()
    const earlier = emptyTally()
    for (const cell of this.cellsIn(window)) mergeTally(own, cell.tally, 1)
    for (const cell of this.open)
      if (cell.key.day < window.fromDay && isWanted(cell, window)) mergeTally(earlier, cell.tally, 1)
    return { own, earlier }
  }

  private change(key: TallyKey, apply: (tally: RequestTally) => void): void {
    const day = this.days.get(key.day) ?? new Map<string, TallyCell>()
    this.days.set(key.day, day)
    const name = nameOf(key)
    const cell = day.get(name) ?? { key, tally: emptyTally() }
    apply(cell.tally)
    if (cell.tally.requests === 0) day.delete(name)
    else day.set(name, cell)
    if (day.size === 0) this.days.delete(key.day)
    if (isOpen(cell)) this.open.add(cell)
    else this.open.delete(cell)
  }
}
