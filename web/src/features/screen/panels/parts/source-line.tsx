import { formatClock } from '../../../../i18n/format.ts'
import { useScreenMessages } from '../../../../i18n/screen-messages.ts'
import type { Part } from '../../data/screen-data.ts'
import { noteMark } from './note-mark.ts'
import './source-line.css'

interface Props {
  /** In the order of the marks that stand at the figures; empty ones leave no gap. */
  readonly notes: readonly string[]
  /** When the data is of, as the newest of the answers says. */
  readonly dataTime: string
  /** The answers the panel tells of. */
  readonly parts: readonly Part<unknown>[]
}

/** Where a panel's figures come from and of when they are: to be read on a wall that nobody touches. */
export const SourceLine = ({ notes, dataTime, parts }: Props) => {
  const words = useScreenMessages()
  const read = Math.min(...parts.flatMap(({ at }) => (at === null ? [] : [at])))
  const isOld = parts.some(({ failed, value }) => failed !== null && value !== null)
  return (
    <footer className="screen-source" data-old={isOld}>
      {notes.map((note, index) =>
        note === '' ? null : (
          <span key={note}>
            {noteMark(index + 1)} {note}{' '}
          </span>
        ),
      )}
      <time>{words.data(dataTime)}</time>
      {Number.isFinite(read) && <span className="read-at"> {words.readAt(formatClock(read))}</span>}
    </footer>
  )
}
