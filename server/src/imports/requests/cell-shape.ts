const mostShown = 40

/**
 * What a cell looks like without what it says: digits are 9, letters a, Chinese characters 字. So an answer can show what
 * was wrong and name nobody.
 */
export const cellShape = (cell: string): string => {
  const shape = cell
    .slice(0, mostShown * 2)
    .replace(/\p{Nd}/gu, '9')
    .replace(/\p{Script=Han}/gu, '字')
    .replace(/(?!字)\p{L}/gu, 'a')
  return shape.length > mostShown || cell.length > mostShown * 2 ? `${shape.slice(0, mostShown)}…` : shape
}
