import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useView } from '../../../app/use-view.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import type { WalkDesk } from './walk-desk.tsx'
import './refusal-note.css'

const makeElement = (): HTMLElement => {
  const element = document.createElement('div')
  element.className = 'refusal-note'
  return element
}

/** Why nobody can say how far the walk goes, at the very place that was clicked. */
export const RefusalNote = ({ desk }: { desk: WalkDesk }) => {
  const m = useMessages()
  const { at } = useView().walk
  const [element] = useState(makeElement)
  const { map, probe } = desk
  const code = probe.kind === 'refused' ? probe.code : null
  useEffect(
    () => (map === null || at === null || code === null ? undefined : map.holdAt(element, at)),
    [map, at, code, element],
  )
  return code === null ? null : createPortal(m.walk.refused(code), element)
}
