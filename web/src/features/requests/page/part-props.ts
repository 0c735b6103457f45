import type { RequestCategory, RequestStage } from '@wangge/geodata'
import type { Position } from 'geojson'
import type { Disowned, FigureChoice } from '../../../app/requests-view.ts'

/** What the page's parts are about: one street as of one version of its data. */
export interface RequestsScope {
  readonly street: string
  /** Grows with every write to the street's requests: part of every query key. */
  readonly version: string
  /** The present of the data (ISO): a generated street's clock stands at its last entry. */
  readonly present: string
  /** May read single requests, and may write them. */
  readonly canRead: boolean
  readonly canWrite: boolean
}

/** Which requests are looked at, with nothing left to default. */
export interface RequestQuery {
  readonly grid: string | null
  readonly categories: readonly RequestCategory[]
  readonly stages: readonly RequestStage[]
  readonly overdue: boolean
  readonly ownership: readonly Disowned[]
  /** Days of China (`2026-10-31`), both included, as the routes take them. */
  readonly from: string
  readonly to: string
  readonly figure: FigureChoice | null
}

export interface RequestListProps {
  readonly view: RequestsScope
  readonly filters: RequestQuery
  /** The one whose history is open, or was. */
  readonly selected: string | null
  onSelect(id: string): void
  /** Takes the figure away that the list is narrowed to. */
  onClearFigure(): void
}

export interface RequestHistoryProps {
  readonly view: RequestsScope
  readonly id: string
  onClose(): void
  /** Where it lies, once known: the map goes there. */
  onPlace?(at: Position): void
}

export interface EntryFormProps {
  readonly view: RequestsScope
  /** Where the map was clicked while `picking`. */
  readonly picked: Position | null
  readonly picking: boolean
  onPicking(on: boolean): void
  /** The point that the form itself has (typed coordinates, or picked and then cleared); drawn on the map. */
  onPoint(at: Position | null): void
  onMade(id: string): void
}

export interface ImportPreviewPoint {
  readonly lon: number
  readonly lat: number
  readonly category: string | null
}

export interface ImportWizardProps {
  readonly view: RequestsScope
  /** What the preview would put on the map; null takes it away. */
  onPreview(points: readonly ImportPreviewPoint[] | null): void
  onDone(): void
}
