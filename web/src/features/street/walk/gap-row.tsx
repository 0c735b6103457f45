import { useEffect, useRef } from 'react'
import { formatCount } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import type { WalkInputs } from '../../../i18n/zh/walk-provenance.ts'
import { Figure } from '../../../ui/figure.tsx'
import type { WalkDesk } from './walk-desk.tsx'
import type { GapSummary } from './walk-findings.ts'
import { gridName } from './walk-inputs.ts'

interface Props {
  desk: WalkDesk
  gap: GapSummary
  rank: number
  /** Households of the largest one: its bar is full. */
  most: number
  inputs: WalkInputs
  isChosen: boolean
  /** One row of the list is in the tab order; the arrow keys lead from there. */
  isFocusable: boolean
  hasFocus: boolean
  onFocus(): void
  onMove(key: string): void
  onChoose(): void
}

export const GapRow = (props: Props) => {
  const { desk, gap, rank, most, inputs, isChosen, isFocusable, hasFocus, onFocus, onMove, onChoose } = props
  const m = useMessages()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (hasFocus && (document.activeElement?.closest('.gap-rows') ?? null) !== null) button.current?.focus()
  }, [hasFocus])
  useEffect(() => {
    if (isChosen) button.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])

  const [unit, ...others] = gap.units
  const where = unit === undefined ? '' : m.walk.gapWhere(gridName(desk, unit.code), others.length)
  const centre = gap.nearest === null ? undefined : desk.centres[gap.nearest.centre]
  const isHovered = desk.hoveredGap === gap.id
  return (
    <li
      className={`gap-row${isChosen ? ' chosen' : ''}${isHovered ? ' hovered' : ''}`}
      onMouseEnter={() => desk.hoverGap(gap.id)}
      onMouseLeave={() => desk.hoverGap(null)}
    >
      <button
        ref={button}
        type="button"
        className="gap-go"
        aria-pressed={isChosen}
        tabIndex={isFocusable ? 0 : -1}
        onFocus={() => {
          onFocus()
          desk.hoverGap(gap.id)
        }}
        onBlur={() => desk.hoverGap(null)}
        onClick={onChoose}
        onKeyDown={(event) => {
          if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) return
          event.preventDefault()
          onMove(event.key)
        }}
      >
        <span className="fig gap-rank">{rank}</span>
        <span className="gap-where" title={where}>
          {where}
        </span>
        <span className="gap-bar" aria-hidden="true">
          <i style={{ width: `${(gap.households / most) * 100}%` }} />
        </span>
        {inputs.centres > 0 && (
          <span className="gap-walk">
            {gap.nearest === null || centre === undefined
              ? m.walk.gapNoWay
              : m.walk.gapWalk(centre.name, gap.nearest.meanSeconds)}
          </span>
        )}
      </button>
      <Figure
        value={formatCount(gap.households)}
        {...(m.walk.gapUnit === '' ? {} : { unit: m.walk.gapUnit })}
        label={m.walk.gapRank(rank)}
        tabIndex={isFocusable ? 0 : -1}
        from={(words) => words.walkProvenance.gap(inputs, gap.households)}
      />
    </li>
  )
}
