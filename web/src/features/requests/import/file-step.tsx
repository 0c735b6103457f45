import { type DragEvent, useId, useState } from 'react'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { Notice } from '../../../ui/notice.tsx'

interface Props {
  failure: string | null
  stopped: boolean
  onFile(file: File): void
}

const accepted = '.csv,.tsv,.txt,.xlsx,text/csv'

/** A place to drop a table on, or to choose one with. */
export const FileStep = ({ failure, stopped, onFile }: Props) => {
  const words = useDeskMessages()
  const [isOver, setOver] = useState(false)
  const id = useId()
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file !== undefined) onFile(file)
  }
  return (
    <div className="import-step">
      <h2>{words.import.title}</h2>
      <p className="sub">{words.import.why}</p>
      {failure !== null && (
        <Notice kind="bad" spoken>
          {words.problems[failure] ?? words.otherProblem(failure)}
        </Notice>
      )}
      {stopped && (
        <Notice kind="plain" spoken>
          {words.import.stopped}
        </Notice>
      )}
      <div
        className={`drop-place${isOver ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{isOver ? words.import.dropHere : words.import.drop}</p>
        <input
          id={id}
          type="file"
          accept={accepted}
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file !== undefined) onFile(file)
          }}
        />
        <label htmlFor={id} className="button">
          {words.import.choose}
        </label>
      </div>
    </div>
  )
}
