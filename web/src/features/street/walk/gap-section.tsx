import { useState } from 'react'
import type { Overview } from '../../../api/overview.ts'
import { useView } from '../../../app/use-view.ts'
import { unbroken } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import type { LiveAnswer } from '../../../workers/walk-messages.ts'
import { GapRow } from './gap-row.tsx'
import { goToGap } from './go-to-gap.ts'
import type { WalkDesk } from './walk-desk.tsx'
import { coveredIn, gapFinding, gapsIn, placeIn } from './walk-findings.ts'
import { gridName, inputsOf } from './walk-inputs.ts'
import './gap-section.css'

interface Props {
  desk: WalkDesk
  overview: Overview
  answer: LiveAnswer
}

const shownAtFirst = 8
/** Gaps of fewer households are told together. */
const leastHouseholds = 10

/** The inhabited areas that no circle reaches, largest first; the map follows the list and the list the map. */
export const GapSection = ({ desk, overview, answer }: Props) => {
  const m = useMessages()
  const { gap: chosen } = useView().walk
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState<number | null>(null)
  const { level, code } = overview.place
  const own = level === 'street' ? null : code
  const place = placeIn(answer.coverage, own)
  const covered = place && coveredIn(place, desk.within)
  if (place === undefined || covered === undefined || place.households === 0) return null

  const gaps = gapsIn(answer.gaps, own, (grid) => desk.grids.get(grid)?.parentCode ?? null)
  const outside = place.households - covered.households
  const { others } = answer.gaps
  const finding = gapFinding(gaps, own === null ? others : null, outside, desk.within, (unit) =>
    gridName(desk, unit),
  )
  const chosenAt = gaps.findIndex(({ id }) => id === chosen)
  const shown = open || chosenAt >= shownAtFirst ? gaps : gaps.slice(0, shownAtFirst)
  const most = gaps[0]?.households ?? 1
  const focused = gaps.some(({ id }) => id === active) ? active : (gaps[0]?.id ?? null)

  const move = (from: number, key: string): void => {
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: shown.length - 1 }[key]
    const next = to === undefined ? undefined : shown[to]
    if (next !== undefined) setActive(next.id)
  }
  return (
    <section className="panel-section walk-gaps">
      <p className="kicker">{m.walk.gaps}</p>
      <h2>{unbroken(m.walk.findings.gap(finding))}</h2>
      <p className="sub">{m.walk.gapsSub(desk.within, desk.speedMps, outside)} ②</p>
      {finding.kind === 'none' && <p className="empty">{m.walk.noGapsWhy}</p>}
      {shown.length > 0 && (
        <ol className="gap-rows" aria-label={m.walk.gapList}>
          {shown.map((gap, index) => (
            <GapRow
              key={gap.id}
              desk={desk}
              gap={gap}
              rank={index + 1}
              most={most}
              inputs={inputsOf(desk, overview)}
              isChosen={gap.id === chosen}
              isFocusable={gap.id === focused}
              hasFocus={gap.id === active}
              onFocus={() => setActive(gap.id)}
              onMove={(key) => move(index, key)}
              onChoose={() => goToGap(desk, answer, gap.id)}
            />
          ))}
        </ol>
      )}
      {gaps.length > shownAtFirst && (
        <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? m.panel.service.fewer : m.walk.moreGaps(gaps.length - shownAtFirst)}
        </button>
      )}
      {own === null && gaps.length > 0 && others.count > 0 && (
        <p className="sub">{m.walk.gapOthers(others.count, others.households, leastHouseholds)}</p>
      )}
    </section>
  )
}
