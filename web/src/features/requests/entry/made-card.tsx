import { useEffect, useRef } from 'react'
import type { MadeRequestAnswer } from '../../../api/request-writes.ts'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { Notice } from '../../../ui/notice.tsx'
import { useGridNames } from '../history/use-grid-names.ts'
import { numberOf } from '../list/due-fact.ts'
import type { RequestsScope } from '../page/part-props.ts'
import { namedKinds } from './stripped-note.tsx'

interface Props {
  made: MadeRequestAnswer
  view: RequestsScope
  onOpen(): void
  onAnother(): void
}

/** What became of what was entered: its number, whose it is, and what was taken out of its words. */
export const MadeCard = ({ made, view, onOpen, onAnother }: Props) => {
  const words = useDeskMessages()
  const { entry } = words
  const { request, removed, known } = made
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const candidates = useGridNames(request.candidates, view)
  const number = numberOf(request.id)
  const owner =
    request.ownership === 'owned'
      ? entry.owned(words.history.placeOf(request.basicName ?? request.basicCode ?? '', request.unitName))
      : request.ownership === 'unowned'
        ? entry.unowned
        : entry.doubleOwned(candidates.join('、'))
  const isAnythingRemoved = Object.values(removed).some((count) => count > 0)
  return (
    <section className="made-card">
      <h2 ref={heading} tabIndex={-1}>
        {known ? entry.known(number) : entry.made(number)}
      </h2>
      <Notice kind={request.ownership === 'owned' ? 'good' : 'warn'}>{owner}</Notice>
      {!known && (
        <Notice kind={isAnythingRemoved ? 'warn' : 'plain'}>
          {isAnythingRemoved ? entry.removed(namedKinds(words, removed)) : entry.nothingRemoved}
        </Notice>
      )}
      <div className="entry-buttons">
        <button type="button" className="button primary" onClick={onOpen}>
          {entry.open}
        </button>
        <button type="button" className="button" onClick={onAnother}>
          {entry.another}
        </button>
      </div>
    </section>
  )
}
