import type { GridTree } from '../../../map/grid-tree.ts'
import type { TourMode } from '../tour/use-tour.ts'
import { useScreenMapMessages } from '../../../i18n/screen-map-messages.ts'

interface Props {
  streetName: string
  /** Codes of the shown place and its ancestors, lowest first; empty for the street. */
  lineage: readonly string[]
  tree: GridTree | null
  /** Grid that the arrow keys have come to. */
  cursor: string | null
  tour: { readonly mode: TourMode; readonly at: number; readonly of: number }
  onGo(code: string | null): void
}

/** Where the map is, step by step back to the street; and whether it goes on by itself. */
export const MapPath = ({ streetName, lineage, tree, cursor, tour, onGo }: Props) => {
  const words = useScreenMapMessages()
  const nameOf = (code: string): string => tree?.get(code)?.properties.name ?? code
  const path: (string | null)[] = [null, ...lineage.toReversed()]
  return (
    <div className="map-path">
      <nav aria-label={words.path}>
        {path.map((code, index) => {
          const name = code === null ? streetName : nameOf(code)
          return index === path.length - 1 ? (
            <b key={code} aria-current="location">
              {name}
            </b>
          ) : (
            <button key={code} type="button" onClick={() => onGo(code)}>
              {name}
            </button>
          )
        })}
        <span className="map-cursor" role="status">
          {cursor !== null && words.cursor(nameOf(cursor))}
        </span>
      </nav>
      {tour.mode !== 'off' && (
        <span className="map-tour" data-tour={tour.mode}>
          {tour.mode === 'held' ? words.tour.held : words.tour.running(tour.at, tour.of)}
        </span>
      )}
    </div>
  )
}
