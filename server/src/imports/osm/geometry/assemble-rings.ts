import { isClosed } from './ring.ts'

/**
 * Joins the ways of a multipolygon's role end to end into closed rings of node ids. Ways that close no ring (a member
 * is missing from the extract) are dropped and counted.
 */
export const assembleRings = (
  lines: readonly (readonly number[])[],
): { rings: (readonly number[])[]; open: number } => {
  const rings: (readonly number[])[] = []
  const loose: (readonly number[])[] = []
  for (const line of lines) {
    if (isClosed(line)) rings.push(line)
    else if (line.length > 1) loose.push(line)
  }
  let open = 0
  while (loose.length > 0) {
    let chain = [...(loose.pop() as readonly number[])]
    for (;;) {
      const end = chain[chain.length - 1]
      if (chain.length > 3 && chain[0] === end) break
      const next = loose.findIndex((line) => line[0] === end || line[line.length - 1] === end)
      if (next < 0) break
      const [line] = loose.splice(next, 1) as [readonly number[]]
      chain = chain.concat(line[0] === end ? line.slice(1) : line.toReversed().slice(1))
    }
    if (isClosed(chain)) rings.push(chain)
    else open += 1
  }
  return { rings, open }
}
