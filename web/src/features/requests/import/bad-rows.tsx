import type { ImportPreviewed } from '../../../api/request-import.ts'
import { formatCount } from '../../../i18n/format.ts'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { useVirtualRows } from '../../../ui/use-virtual-rows.ts'
import { badRowsCsv } from './bad-rows-csv.ts'

const rowPx = 26

/** Every bad cell by line, column and reason, to be scrolled through and taken home. */
export const BadRows = ({ preview, fileName }: { preview: ImportPreviewed; fileName: string }) => {
  const words = useDeskMessages()
  const text = words.import
  const { bad, badTotal, badByCode } = preview
  const { box, first, end } = useVirtualRows(rowPx)
  const all = Object.values(badByCode).reduce((sum, count) => sum + count, 0)
  const { line, column, reason, shape } = text.badColumns
  const download = (): void => {
    const csv = badRowsCsv(bad, [line, column, reason, shape], text.reasonOf)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }))
    link.download = text.badFile(fileName)
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 0)
  }
  return (
    <div className="sub-block">
      <h3>{text.bad(badTotal)}</h3>
      <ul className="bad-codes" aria-label={text.badByCode}>
        {Object.entries(badByCode)
          .toSorted(([, a], [, b]) => b - a)
          .map(([code, count]) => (
            <li key={code}>
              {text.reasonOf(code)} <b className="fig">{formatCount(count)}</b>
            </li>
          ))}
      </ul>
      <div
        ref={box}
        className="bad-scroll"
        role="table"
        // It scrolls: the keyboard must reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={text.bad(badTotal)}
        aria-rowcount={bad.length + 1}
      >
        <div role="row" className="bad-row bad-head" aria-rowindex={1}>
          {[line, column, reason, shape].map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </div>
        <div role="rowgroup" style={{ height: bad.length * rowPx }}>
          {bad.slice(first, end).map((cell, at) => {
            const index = first + at
            const detail = cell.code === 'repeated-external-id' ? text.repeatedOf(cell.detail) : cell.detail
            return (
              <div
                key={index}
                role="row"
                className="bad-row"
                aria-rowindex={index + 2}
                style={{ transform: `translateY(${index * rowPx}px)` }}
              >
                <span role="cell" className="fig">
                  {cell.line}
                </span>
                <span role="cell" title={cell.column ?? ''}>
                  {cell.column ?? ''}
                </span>
                <span role="cell" title={text.reasonOf(cell.code)}>
                  {text.reasonOf(cell.code)}
                </span>
                <span role="cell" className="bad-shape" title={detail}>
                  {detail}
                </span>
              </div>
            )
          })}
        </div>
      </div>
      <p className="sub">
        {text.badListed(bad.length, all)} · {text.badShape}
      </p>
      <button type="button" className="more" onClick={download}>
        ↓ {text.download}
      </button>
    </div>
  )
}
