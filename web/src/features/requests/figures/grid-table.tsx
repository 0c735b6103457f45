import { useState } from 'react'
import type { IndicatorGroup } from '../../../api/requests.ts'
import { absent, formatCount, formatShare } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import { levelOfCode } from '../../../map/level-of-code.ts'
import './grid-table.css'

const columns = ['name', 'total', 'open', 'overdue', 'onTime', 'per1000'] as const
type Column = (typeof columns)[number]

const valueOf = ({ figures, name, key }: IndicatorGroup, column: Column): number | string => {
  switch (column) {
    case 'name':
      return name ?? key
    case 'total':
    case 'open':
    case 'overdue':
      return figures[column]
    case 'onTime':
      return figures.onTime.share ?? -1
    case 'per1000':
      return figures.per1000Households ?? -1
    default:
      return column satisfies never
  }
}

const compare = (a: number | string, b: number | string): number =>
  typeof a === 'string' || typeof b === 'string' ? String(a).localeCompare(String(b), 'zh') : b - a

/** The grids one level down, sorted by whichever column is pressed; a name goes there. */
export const GridTable = ({
  groups,
  onChoose,
}: {
  groups: readonly IndicatorGroup[]
  onChoose(code: string): void
}) => {
  const m = useMessages()
  const words = useRequestMessages()
  const [by, setBy] = useState<Column>('total')
  const rows = groups.toSorted((a, b) => compare(valueOf(a, by), valueOf(b, by)))
  const first = groups.find(({ key }) => key !== '')
  if (first === undefined) return <p className="empty">{words.figures.noGrids}</p>
  return (
    <>
      <h3>{words.figures.grids(m.terms.levelShort[levelOfCode(first.key)])}</h3>
      <table className="grid-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={column === by ? (column === 'name' ? 'ascending' : 'descending') : 'none'}
              >
                <button type="button" onClick={() => setBy(column)}>
                  {words.figures.gridColumns[column]}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((group) => {
            const { key, name, figures } = group
            return (
              <tr key={key}>
                <th scope="row">
                  {key === '' ? (
                    words.filters.disowned
                  ) : (
                    <button type="button" className="link" onClick={() => onChoose(key)}>
                      {name ?? key}
                    </button>
                  )}
                </th>
                <td>{formatCount(figures.total)}</td>
                <td>{formatCount(figures.open)}</td>
                <td className={figures.overdue > 0 ? 'late' : ''}>
                  {figures.overdue > 0 ? `▲ ${formatCount(figures.overdue)}` : '0'}
                </td>
                <td>
                  {figures.onTime.share === null ? absent : `${formatShare(figures.onTime.share, 0.95)}%`}
                </td>
                <td>{figures.per1000Households === null ? absent : figures.per1000Households.toFixed(1)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
