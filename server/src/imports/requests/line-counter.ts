const LF = 10
const CR = 13

/** Counts lines along a text, in whatever way they end; offsets must not run back. */
export const createLineCounter = (bytes: Uint8Array) => {
  let at = 0
  let line = 1
  const isBreak = (i: number): boolean => bytes[i] === LF || (bytes[i] === CR && bytes[i + 1] !== LF)
  return {
    /** Line of the first character from `offset` on that ends no line; empty lines are passed over. */
    lineFrom: (offset: number): number => {
      for (; at < offset; at += 1) if (isBreak(at)) line += 1
      while (bytes[at] === LF || bytes[at] === CR) {
        if (isBreak(at)) line += 1
        at += 1
      }
      return line
    },
  }
}
