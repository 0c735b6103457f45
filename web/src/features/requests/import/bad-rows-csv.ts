import type { ImportBadCell } from '../../../api/request-import.ts'

/** Quoted where it must be; what a table program would take for a formula begins with an apostrophe. */
const cellOf = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * Bad cells as a table that opens in any table program: UTF-8 with a byte order mark, lines ending as Windows has them.
 * @param header names of the four columns: line, column, reason, shape
 */
export const badRowsCsv = (
  bad: readonly ImportBadCell[],
  header: readonly [string, string, string, string],
  reasonOf: (code: string) => string,
): string => {
  const rows = bad.map(({ line, column, code, detail }) => [
    String(line),
    column ?? '',
    reasonOf(code),
    detail,
  ])
  return `\uFEFF${[header, ...rows].map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`
}
