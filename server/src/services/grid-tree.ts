import { type GridLevel, type PlaceLevel, gridLevels } from '@wangge/geodata'

export interface GridNode {
  readonly code: string
  readonly level: GridLevel
  readonly parentCode: string | null
  readonly name: string
}

/** The grids of one plan, walkable both ways. */
export interface GridTree<N extends GridNode> {
  readonly nodes: ReadonlyMap<string, N>
  /** Codes in order; null is the street. */
  childrenOf(code: string | null): readonly N[]
  /** The grid and its ancestors, district first. */
  pathTo(code: string): readonly N[]
  /** Basic grids below a place, itself where it is one. */
  basicsOf(code: string | null): readonly N[]
}

export const childLevel = (level: PlaceLevel): GridLevel | null =>
  level === 'street' ? 'district' : (gridLevels[gridLevels.indexOf(level) + 1] ?? null)

const byCode = (a: GridNode, b: GridNode) => (a.code < b.code ? -1 : 1)

export const buildGridTree = <N extends GridNode>(grids: readonly N[]): GridTree<N> => {
  const nodes = new Map(grids.map((grid) => [grid.code, grid]))
  const children = new Map<string | null, N[]>()
  for (const grid of grids.toSorted(byCode)) {
    const siblings = children.get(grid.parentCode)
    if (siblings) siblings.push(grid)
    else children.set(grid.parentCode, [grid])
  }
  const childrenOf = (code: string | null) => children.get(code) ?? []
  const basicsOf = (code: string | null): readonly N[] => {
    const own = code === null ? undefined : nodes.get(code)
    if (own?.level === 'basic') return [own]
    return childrenOf(code).flatMap((child) => basicsOf(child.code))
  }
  const pathTo = (code: string): readonly N[] => {
    const node = nodes.get(code)
    if (!node) return []
    return [...(node.parentCode === null ? [] : pathTo(node.parentCode)), node]
  }
  return { nodes, childrenOf, pathTo, basicsOf }
}
