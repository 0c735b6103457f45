import { dateParts, formatClock, formatCount } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import type { RequestHit } from '../../../map/requests-hits.ts'
import type { NameAt } from '../hotspots/spot-facts.ts'
import { placeOf } from '../hotspots/spot-facts.ts'
import { categoryOf, type Desk } from '../page/use-desk.ts'

export interface Pointed {
  readonly hit: RequestHit
  readonly x: number
  readonly y: number
}

/** What lies under the pointer. It takes no focus and no clicks: the panels say the same. */
export const RequestsTip = ({ pointed, desk, nameAt }: { pointed: Pointed; desk: Desk; nameAt: NameAt }) => {
  const m = useMessages()
  const words = useRequestMessages()
  const { hit, x, y } = pointed
  const lines: string[] = []
  let title = ''
  if (hit.kind === 'cluster') {
    title = words.pieces(hit.count)
    lines.push(words.map.clusterTip(hit.count, hit.open, hit.overdue), words.map.clusterMore)
  } else if (hit.kind === 'request') {
    const { loaded } = desk
    if (loaded === null || hit.row >= loaded.columns.length) return null
    const category = categoryOf(loaded, hit.row)
    const stage = loaded.columns.stage[hit.row] as 1 | 2 | 3 | 4 | 5 | 6 | 7
    const madeMs = loaded.fromMs + (loaded.columns.minute[hit.row] as number) * 60_000
    title = category === null ? '' : m.terms.category[category]
    const late = loaded.columns.overdue[hit.row] === 1 ? ` · ${words.map.late}` : ''
    lines.push(
      `${words.map.requestTip(stage, m.terms.stage[stage])}${late}`,
      words.map.madeAt(`${m.monthDay(dateParts(madeMs))} ${formatClock(madeMs)}`),
    )
  } else {
    const spots = desk.spots.data
    const cell = spots?.cells.find((one) => one.id === hit.id)
    if (spots === undefined || cell === undefined) return null
    title = words.spots.place({ place: placeOf(cell, nameAt), isHexagon: spots.query.cells === 'h3' })
    lines.push(
      cell.count === null ? words.spots.seenOf(null, null) : words.pieces(cell.count),
      cell.expected === null || cell.seen === null
        ? ''
        : `${words.spots.terms.seen} ${formatCount(cell.seen)} · ${words.spots.terms.expected} ${cell.expected.toFixed(1)}`,
    )
  }
  return (
    <div className="map-tip" style={{ left: x, top: y }} aria-hidden="true">
      <b>{title}</b>
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <span key={line}>{line}</span>
        ))}
    </div>
  )
}
