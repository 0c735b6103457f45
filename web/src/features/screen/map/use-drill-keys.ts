import { useEffect, useRef, useState } from 'react'
import type { GridTree } from '../../../map/grid-tree.ts'
import { type Direction, nextInDirection } from './next-in-direction.ts'

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** Whoever types or chooses elsewhere does not mean the map. */
const isMeantElsewhere = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true
  const { target } = event
  if (!(target instanceof Element)) return false
  if (target.closest('input, select, textarea, [contenteditable], [role="dialog"], dialog') !== null)
    return true
  return event.key === 'Enter' && target.closest('button, a, summary') !== null
}

interface DrillOptions {
  readonly tree: GridTree | null
  /** Of the grid in focus; null is the street. */
  readonly code: string | null
  onGo(code: string | null): void
}

/**
 * Arrow keys go from grid to grid of the level below (of the same level where there is none), Enter goes into one,
 * Escape and Backspace go one level up. Answers the grid that the arrows have come to.
 */
export const useDrillKeys = (options: DrillOptions): string | null => {
  const { code } = options
  const [cursor, setCursor] = useState<{ readonly of: string | null; readonly code: string } | null>(null)
  const at = cursor !== null && cursor.of === code ? cursor.code : null
  const latest = useRef({ ...options, at })
  useEffect(() => {
    latest.current = { ...options, at }
  })

  useEffect(() => {
    const parentOf = (tree: GridTree, grid: string): string | null => tree.lineage(grid)[1] ?? null
    const move = (tree: GridTree, from: string | null, direction: Direction): void => {
      const own = latest.current.code
      const below = tree.below(own)
      const grids = below.length > 0 || own === null ? below : tree.below(parentOf(tree, own))
      const placed = grids.map(({ properties }) => ({
        code: properties.code,
        at: [properties.label_lon, properties.label_lat],
      }))
      const start = placed.find((grid) => grid.code === (from ?? own)) ?? null
      const next = start === null ? (placed[0]?.code ?? null) : nextInDirection(placed, start.at, direction)
      if (next !== null) setCursor({ of: own, code: next })
    }
    const onKey = (event: KeyboardEvent): void => {
      const { tree, code: own, at: from, onGo } = latest.current
      if (tree === null || isMeantElsewhere(event)) return
      const direction = arrows[event.key]
      if (direction !== undefined) move(tree, from, direction)
      else if (event.key === 'Enter' && from !== null) {
        setCursor(null)
        onGo(from)
      } else if (event.key === 'Escape' && from !== null) setCursor(null)
      else if ((event.key === 'Escape' || event.key === 'Backspace') && own !== null)
        onGo(parentOf(tree, own))
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])

  return at
}
