import { useQueries } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Overview, overviewQuery } from '../../api/overview.ts'
import { absent, formatCount, formatShare } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { onRecord } from '../../findings/place-findings.ts'
import { ancestorsOf, goToGrid } from './navigate.ts'
import { serviceShareLimit } from '../../findings/limits.ts'
import { tintOf } from '../../map/tints.ts'
import { type TreeRow, treeMove, treeRows } from './tree-rows.ts'
import './grid-tree.css'

interface Props {
  /** The street's own overview: its children are the districts. */
  street: Overview
  /** The chosen place, once it is known. */
  chosen: Overview | undefined
  /** Code of the chosen grid, known before its figures. */
  selected: string | null
  /** `street` as the address has it, so that the same answers are shared with the panel. */
  streetParameter: string | null
}

/** What the street has data for at all: without it a column says so, and not that all is missing. */
interface Known {
  readonly service: boolean
  readonly organizations: boolean
}

const Row = ({ row, known }: { row: TreeRow; known: Known }) => {
  const m = useMessages()
  const { node, depth, expanded, district } = row
  const share5 = known.service ? node.share5 : null
  return (
    <>
      <span className="tree-twist" aria-hidden="true">
        {expanded === undefined ? '' : expanded ? '▾' : '▸'}
      </span>
      {depth === 1 && <i className="tree-tint" style={{ background: tintOf(district) }} aria-hidden="true" />}
      <span className="tree-name" title={node.name}>
        {node.name}
      </span>
      <span className="tree-number">{formatCount(node.households)}</span>
      <span className={`tree-share${share5 !== null && share5 < serviceShareLimit / 2 ? ' low' : ''}`}>
        {share5 === null ? absent : `${formatShare(share5, serviceShareLimit, 0)}%`}
      </span>
      <span className="tree-gaps">
        {!known.organizations && absent}
        {known.organizations && node.gaps > 0 && <b aria-label={m.gapsHere(node.gaps)}>{node.gaps}</b>}
      </span>
    </>
  )
}

/** The outline of the street: districts, units, basic grids, with what each carries. */
export const GridTree = ({ street, chosen, selected, streetParameter }: Props) => {
  const m = useMessages()
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | null>(selected)
  const list = useRef<HTMLDivElement>(null)

  const [shownFor, setShownFor] = useState<string | null>(null)

  // The chosen place is always in sight: its ancestors open with it, and it opens itself.
  if (chosen !== undefined && chosen.place.code !== shownFor) {
    const branch = [...ancestorsOf(chosen), chosen.place].filter((entry) => entry.level !== 'street')
    setShownFor(chosen.place.code)
    setExpanded(new Set([...expanded, ...branch.map((entry) => entry.code)]))
    setActive(chosen.place.level === 'street' ? null : chosen.place.code)
  }

  const known: Known = {
    service: street.figures.places.centre > 0,
    organizations: onRecord(street).organizations,
  }
  const codes = useMemo(() => [...expanded], [expanded])
  const answers = useQueries({ queries: codes.map((code) => overviewQuery(streetParameter, code)) })
  const childrenOf = (code: string | null) =>
    code === null ? street.children : answers[codes.indexOf(code)]?.data?.children
  const rows = treeRows(childrenOf, expanded)
  const failed = answers.some((answer) => answer.isError && answer.data === undefined)

  const activeIndex = rows.findIndex((row) => row.node.code === active)
  useEffect(() => {
    if (activeIndex >= 0) list.current?.children[activeIndex]?.scrollIntoView({ block: 'nearest' })
  }, [activeIndex])

  const toggle = (code: string): void =>
    setExpanded((open) => {
      const next = new Set(open)
      if (!next.delete(code)) next.add(code)
      return next
    })

  return (
    <>
      <div className="tree-head" aria-hidden="true">
        <span>{m.column.grid}</span>
        <span className="tree-number">{m.column.households}</span>
        <span className="tree-share" title={m.columnWhy.share5}>
          {m.column.share5}
        </span>
        <span className="tree-gaps" title={m.columnWhy.gaps}>
          {m.column.gaps}
        </span>
      </div>
      <div
        ref={list}
        className="tree-list"
        role="tree"
        aria-label={m.tree}
        tabIndex={0}
        aria-activedescendant={activeIndex >= 0 ? `tree-${active}` : undefined}
        onFocus={() => setActive(active ?? rows[0]?.node.code ?? null)}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return
          if ((event.key === 'Enter' || event.key === ' ') && active !== null) {
            event.preventDefault()
            goToGrid(active)
            return
          }
          const move = treeMove(rows, active, event.key)
          if (move === null) return
          event.preventDefault()
          if ('focus' in move) setActive(move.focus)
          else toggle(move.toggle)
        }}
      >
        {rows.map((row) => (
          // The tree itself takes the keys; rows answer the pointer.
          <div
            key={row.node.code}
            id={`tree-${row.node.code}`}
            role="treeitem"
            aria-level={row.depth}
            aria-selected={row.node.code === selected}
            {...(row.expanded === undefined ? {} : { 'aria-expanded': row.expanded })}
            className={`tree-row depth-${row.depth}${row.node.code === active ? ' active' : ''}`}
            onClick={(event) => {
              const onTwist = event.target instanceof Element && event.target.classList.contains('tree-twist')
              if (onTwist || (row.node.code === selected && row.expanded !== undefined)) toggle(row.node.code)
              else goToGrid(row.node.code)
            }}
          >
            <Row row={row} known={known} />
          </div>
        ))}
      </div>
      {failed && <p className="tree-note">{m.childrenFailed}</p>}
    </>
  )
}
