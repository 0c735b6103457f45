/** `A` … `Z`, `AA` …, as a sheet names its columns. */
export const columnLetters = (number: number): string => {
  const letter = String.fromCharCode(65 + (number % 26))
  return number < 26 ? letter : columnLetters(Math.floor(number / 26) - 1) + letter
}

const mostHeader = 100

/** A name for each column, none of them twice: its header, or its letters where it has none. */
export const columnNames = (header: readonly string[], width: number): string[] => {
  const taken = new Set<string>()
  return Array.from({ length: Math.max(width, header.length) }, (_, number) => {
    const written = (header[number] ?? '').replace(/\s+/g, ' ').slice(0, mostHeader)
    const plain = written === '' ? columnLetters(number) : written
    const name = taken.has(plain) ? `${plain} (${columnLetters(number)})` : plain
    taken.add(name)
    return name
  })
}
