const marks = '①②③④⑤⑥⑦⑧⑨'

/** The sign of a footnote, from 1. */
export const noteMark = (note: number): string => marks[note - 1] ?? ''
