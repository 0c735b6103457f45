import { stripPersonalData } from '@wangge/geodata'
import { cellShape } from './cell-shape.ts'
import { listedBadCells } from './limits.ts'
import type { RowProblemCode } from './read-row.ts'

/** What is wrong with one cell. Nothing in it says what the cell says. */
export interface BadCell {
  readonly line: number
  /** The column's name; of what no column of the file holds, null. */
  readonly column: string | null
  readonly code: RowProblemCode
  /** The cell's shape; of a repeated external id the line where it stands first. */
  readonly detail: string
}

export interface UnknownWord {
  readonly word: string
  readonly rows: number
}

const mostWords = 100
/** Names of categories are short; what is longer is text, and may speak of somebody. */
const mostWordLength = 20

/** Gathers what is wrong: the first cells one by one, all of them by code. */
export class BadCells {
  readonly listed: BadCell[] = []
  /** Rows with at least one bad cell. */
  rows = 0
  readonly #byCode = new Map<RowProblemCode, number>()
  readonly #words = new Map<string, number>()

  add(line: number, column: string | null, code: RowProblemCode, cell: string): void {
    this.#byCode.set(code, (this.#byCode.get(code) ?? 0) + 1)
    const detail = code === 'repeated-external-id' ? cell : cellShape(cell)
    if (this.listed.length < listedBadCells) this.listed.push({ line, column, code, detail })
    if (code === 'unknown-category') this.#addWord(cell)
  }

  /** How many cells are bad for each reason. */
  byCode(): Readonly<Partial<Record<RowProblemCode, number>>> {
    return Object.fromEntries(this.#byCode)
  }

  /** Words that stand where categories should and are none of ours: they can be mapped. Most frequent first. */
  unknownWords(): UnknownWord[] {
    return [...this.#words]
      .map(([word, rows]) => ({ word, rows }))
      .toSorted((a, b) => b.rows - a.rows || (a.word < b.word ? -1 : 1))
  }

  #addWord(cell: string): void {
    const seen = this.#words.get(cell)
    if (seen !== undefined) this.#words.set(cell, seen + 1)
    else if (this.#words.size < mostWords && cell.length <= mostWordLength && isWord(cell))
      this.#words.set(cell, 1)
  }
}

const isWord = (cell: string): boolean => stripPersonalData(cell).removedTotal === 0
