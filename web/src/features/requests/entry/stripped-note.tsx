import { personalDataKinds, REMOVED_MARK, type StreetId, stripPersonalData } from '@wangge/geodata'
import { useDeferredValue, useMemo } from 'react'
import type { RequestDeskMessages } from '../../../i18n/zh/request-desk.ts'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { Notice } from '../../../ui/notice.tsx'
import './stripped-note.css'

/** Kinds of personal data with how many there were, in words; those of which there were none are left out. */
export const namedKinds = (words: RequestDeskMessages, removed: Readonly<Record<string, number>>): string =>
  words.removedKinds(
    personalDataKinds
      .filter((kind) => (removed[kind] ?? 0) > 0)
      .map((kind) => [words.personal[kind], removed[kind] ?? 0] as const),
  )

/** Text in which what was taken out stands out. */
export const MarkedText = ({ text }: { text: string }) =>
  text.split(REMOVED_MARK).map((part, at) => (
    // oxlint-disable-next-line react/no-array-index-key
    <span key={at}>
      {at > 0 && <mark className="marked">{REMOVED_MARK}</mark>}
      {part}
    </span>
  ))

/** What the server would keep of a text: the same function, in the browser. */
export const useStripped = (text: string, streetId: StreetId) =>
  useMemo(() => stripPersonalData(text.trim(), [streetId]), [text, streetId])

/** While somebody types: which personal data would be taken out, and what would be left. Says nothing without any. */
export const StrippedNote = ({ text, streetId }: { text: string; streetId: StreetId }) => {
  const words = useDeskMessages()
  const stripped = useStripped(useDeferredValue(text), streetId)
  return (
    <div aria-live="polite">
      {stripped.removedTotal > 0 && (
        <Notice kind="warn">
          <p>{words.willRemove(namedKinds(words, stripped.removed))}</p>
          <p className="stripped-text">
            <MarkedText text={stripped.text} />
          </p>
        </Notice>
      )}
    </div>
  )
}
