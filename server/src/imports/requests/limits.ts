/** What an imported table may be; beyond it the file is refused with a code of its own. */
export const importLimits = {
  /** Of the file as it is sent. */
  fileBytes: 50_000_000,
  /** Of an XLSX's parts unpacked, together: text of sheets packs ten- to twentyfold. */
  unpackedBytes: 600_000_000,
  /** Of the texts that cells share, unpacked: they are kept while the sheet is read. */
  sharedTextBytes: 150_000_000,
  zipEntries: 2000,
  /** Rows with anything in them, without the header. */
  rows: 200_000,
  columns: 200,
  /** Characters of a cell. */
  cellLength: 100_000,
} as const

/** So many rows may stand above the header: a title, a note, the date of the list. */
export const mostRowsAboveHeader = 10
/** Rows that an answer shows as they are, cleaned of personal data. */
export const sampleRowCount = 10
export const listedBadCells = 1000
export const samplePoints = 2000
