import type { Overview } from '../../api/overview.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ancestorsOf, goToGrid, goUp } from './navigate.ts'

/** Where one is, from the street down, with a way back to each level. */
export const Breadcrumb = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const ancestors = ancestorsOf(overview)
  const parent = ancestors.at(-1)
  return (
    <nav className="breadcrumb" aria-label={m.breadcrumb}>
      {parent !== undefined && (
        <button
          type="button"
          className="breadcrumb-back"
          aria-label={m.backTo(parent.name)}
          title={`${m.backTo(parent.name)}  Esc`}
          onClick={() => goUp(overview)}
        >
          <Icon name="back" />
        </button>
      )}
      <ol>
        {ancestors.map((entry) => (
          <li key={entry.code}>
            <button type="button" onClick={() => goToGrid(entry.level === 'street' ? null : entry.code)}>
              {entry.name}
            </button>
          </li>
        ))}
        <li aria-current="location">{overview.place.name}</li>
      </ol>
    </nav>
  )
}
