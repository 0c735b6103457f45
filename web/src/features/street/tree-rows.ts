import type { ChildFigures } from '../../api/overview.ts'

export interface TreeRow {
  readonly node: ChildFigures
  /** 1 for a district. */
  readonly depth: number
  readonly parent: string | null
  /** undefined: nothing can be below. */
  readonly expanded: boolean | undefined
  /** The district's own colour. */
  readonly district: string
}

type ChildrenOf = (code: string | null) => readonly ChildFigures[] | undefined

/** The rows that an outline with these branches open shows, in order. Branches still unread show nothing below. */
export const treeRows = (childrenOf: ChildrenOf, expanded: ReadonlySet<string>): TreeRow[] => {
  const rows: TreeRow[] = []
  const add = (parent: string | null, depth: number, district: string | null): void => {
    for (const node of childrenOf(parent) ?? []) {
      const open = node.level === 'basic' ? undefined : expanded.has(node.code)
      rows.push({ node, depth, parent, expanded: open, district: district ?? node.code })
      if (open === true) add(node.code, depth + 1, district ?? node.code)
    }
  }
  add(null, 1, null)
  return rows
}

/** What an arrow key does in the outline, as the tree pattern of WAI-ARIA says it. */
export type TreeMove = { focus: string } | { toggle: string } | null

export const treeMove = (rows: readonly TreeRow[], active: string | null, key: string): TreeMove => {
  const index = rows.findIndex((row) => row.node.code === active)
  const row = rows[index]
  const focus = (target: TreeRow | undefined): TreeMove =>
    target === undefined ? null : { focus: target.node.code }
  switch (key) {
    case 'ArrowDown':
      return focus(rows[index + 1])
    case 'ArrowUp':
      return index > 0 ? focus(rows[index - 1]) : null
    case 'Home':
      return focus(rows[0])
    case 'End':
      return focus(rows.at(-1))
    case 'ArrowRight':
      if (row?.expanded === undefined) return null
      if (!row.expanded) return { toggle: row.node.code }
      return rows[index + 1]?.parent === row.node.code ? focus(rows[index + 1]) : null
    case 'ArrowLeft':
      if (row === undefined) return null
      if (row.expanded === true) return { toggle: row.node.code }
      return row.parent === null ? null : { focus: row.parent }
    default:
      return null
  }
}
