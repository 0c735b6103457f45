import type { ReactNode } from 'react'
import './notice.css'

const marks = { good: '✓', warn: '!', bad: '✕', plain: '' } as const
export type NoticeKind = keyof typeof marks

interface Props {
  kind: NoticeKind
  /** Said at once to those who listen, where it comes up after something was pressed. */
  spoken?: boolean
  children: ReactNode
}

/** Something to be told beside what it is about: a sign and words, never colour alone. */
export const Notice = ({ kind, spoken = false, children }: Props) => {
  const role = spoken ? (kind === 'bad' ? 'alert' : 'status') : undefined
  return (
    <div className={`notice notice-${kind}`} role={role}>
      {marks[kind] !== '' && (
        <span className="notice-mark" aria-hidden="true">
          {marks[kind]}
        </span>
      )}
      <div>{children}</div>
    </div>
  )
}
