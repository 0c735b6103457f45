import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { gridIndexQuery } from '../../api/grid-index.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { goToGrid } from './navigate.ts'
import { searchGrids } from './search-grids.ts'
import './grid-search.css'

const mostShown = 50

/** Search by name or code; while it is empty, the outline stands in its place. */
export const GridSearch = (props: { street: string; version: string; children: ReactNode }) => {
  const m = useMessages()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const index = useQuery({ ...gridIndexQuery(props.street, props.version), enabled: asked })
  const found = text.trim() === '' ? [] : searchGrids(index.data ?? [], text)
  const shown = found.slice(0, mostShown)

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, select, textarea') !== null
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const choose = (code: string | undefined): void => {
    if (code === undefined) return
    setText('')
    goToGrid(code)
  }

  return (
    <>
      <div className="search">
        <input
          ref={input}
          type="search"
          value={text}
          placeholder={m.search}
          aria-label={m.search}
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-controls="search-results"
          aria-activedescendant={shown.length > 0 ? `found-${shown[active]?.code}` : undefined}
          onFocus={() => setAsked(true)}
          onChange={(event) => {
            setText(event.target.value)
            setActive(0)
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') setActive(Math.min(active + 1, shown.length - 1))
            else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
            else if (event.key === 'Enter') choose(shown[active]?.code)
            else if (event.key === 'Escape' && text !== '') setText('')
            else if (event.key === 'Escape') input.current?.blur()
            else return
            event.preventDefault()
            event.stopPropagation()
          }}
        />
        <kbd aria-hidden="true">/</kbd>
      </div>
      {text.trim() === '' ? (
        props.children
      ) : (
        <div className="search-found">
          <p className="sub" role="status">
            {index.isError
              ? m.searchFailed
              : index.isPending
                ? m.loading
                : found.length === 0
                  ? m.noMatch(text.trim())
                  : m.matches(shown.length, found.length)}
          </p>
          <ul id="search-results" role="listbox" aria-label={m.search}>
            {shown.map((entry, position) => (
              <li
                key={entry.code}
                id={`found-${entry.code}`}
                role="option"
                aria-selected={position === active}
                onClick={() => choose(entry.code)}
              >
                <b>{entry.name}</b>
                <em>{m.terms.levelShort[entry.level]}</em>
                <code>{entry.code}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
