import { useEffect, useRef } from 'react'
import type { ImportCommitted } from '../../../api/request-import.ts'
import { formatCount } from '../../../i18n/format.ts'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { namedKinds } from '../entry/stripped-note.tsx'

interface Props {
  name: string
  committed: ImportCommitted
  onList(): void
  onAnother(): void
}

/** What was written, and what was not. */
export const DoneStep = ({ name, committed, onList, onAnother }: Props) => {
  const words = useDeskMessages()
  const { doneCounts, ...text } = words.import
  const { made, known, skipped, unowned, doubleOwned, filledStages, removed } = committed
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const kinds = namedKinds(words, removed)
  const facts = [
    [doneCounts.made, formatCount(made)],
    [doneCounts.known, formatCount(known)],
    [doneCounts.skipped, formatCount(skipped)],
    [doneCounts.doubleOwned, formatCount(doubleOwned)],
    [doneCounts.unowned, formatCount(unowned)],
    [doneCounts.filledStages, formatCount(filledStages)],
    [doneCounts.removed, kinds === '' ? formatCount(0) : kinds],
  ] as const
  return (
    <div className="import-step">
      <h2 ref={heading} tabIndex={-1}>
        {made === 0 ? text.nothingNew : text.done(made)}
      </h2>
      <p className="sub">{name}</p>
      <dl className="import-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="entry-buttons">
        <button type="button" className="button primary" onClick={onList}>
          {text.seeList}
        </button>
        <button type="button" className="button" onClick={onAnother}>
          {text.another}
        </button>
      </div>
    </div>
  )
}
