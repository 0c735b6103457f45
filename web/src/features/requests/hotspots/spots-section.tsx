import { useState } from 'react'
import { ApiFailure } from '../../../api/fetch-json.ts'
import type { HotspotCell, Hotspots } from '../../../api/requests-hotspots.ts'
import {
  type SpotOptions,
  spotCells,
  spotDenominators,
  spotNeighbours,
  spotResolutions,
  spotStatistics,
} from '../../../app/requests-view.ts'
import { useView } from '../../../app/use-view.ts'
import { adjustRequests } from '../../../app/view-history.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import { FailedPanel } from '../../../ui/failed-panel.tsx'
import { useElapsed } from '../../../ui/use-elapsed.ts'
import type { Desk } from '../page/use-desk.ts'
import { hotCells, type NameAt, placeOf } from './spot-facts.ts'
import { SpotGlyph } from './spot-glyph.tsx'
import './spots-section.css'

const shownAtFirst = 6

interface ChoiceProps<T extends string | number> {
  label: string
  value: T
  choices: readonly T[]
  words: Readonly<Record<T, string>>
  onChoose(value: T): void
}

const Choice = <T extends string | number>({ label, value, choices, words, onChoose }: ChoiceProps<T>) => (
  <label className="spot-choice">
    <span>{label}</span>
    <select
      value={String(value)}
      onChange={(event) => {
        const next = choices.find((one) => String(one) === event.target.value)
        if (next !== undefined) onChoose(next)
      }}
    >
      {choices.map((one) => (
        <option key={one} value={String(one)}>
          {words[one]}
        </option>
      ))}
    </select>
  </label>
)

const Options = ({ options }: { options: SpotOptions }) => {
  const words = useRequestMessages().spots
  const set = (part: Partial<SpotOptions>): void =>
    adjustRequests({ options: { ...options, ...part }, cell: null })
  const usual = options.cells === 'h3' ? 'band' : 'contiguity'
  return (
    <div className="spot-options">
      <Choice
        label={words.cells}
        value={options.cells}
        choices={spotCells}
        words={words.cellChoices}
        onChoose={(cells) => set({ cells, neighbours: null })}
      />
      {options.cells === 'h3' && (
        <Choice
          label={words.size}
          value={options.resolution}
          choices={spotResolutions}
          words={words.sizes}
          onChoose={(resolution) => set({ resolution })}
        />
      )}
      <Choice
        label={words.denominator}
        value={options.denominator}
        choices={spotDenominators}
        words={words.denominators}
        onChoose={(denominator) => set({ denominator })}
      />
      <Choice
        label={words.neighbours}
        value={options.neighbours ?? usual}
        choices={spotNeighbours}
        words={words.neighbourChoices}
        onChoose={(neighbours) => set({ neighbours: neighbours === usual ? null : neighbours })}
      />
      <Choice
        label={words.statistic}
        value={options.statistic}
        choices={spotStatistics}
        words={words.statistics}
        onChoose={(statistic) => set({ statistic })}
      />
      <label className="spot-history" title={words.historyWhy}>
        <input
          type="checkbox"
          checked={options.history}
          onChange={() => adjustRequests({ options: { ...options, history: !options.history } })}
        />
        {words.history}
      </label>
    </div>
  )
}

const Row = ({
  cell,
  spots,
  nameAt,
  chosen,
}: {
  cell: HotspotCell
  spots: Hotspots
  nameAt: NameAt
  chosen: boolean
}) => {
  const words = useRequestMessages().spots
  const place = placeOf(cell, nameAt)
  return (
    <li>
      <button
        type="button"
        className="spot-row"
        aria-pressed={chosen}
        onClick={() => adjustRequests({ cell: chosen ? null : cell.id })}
      >
        <SpotGlyph band={cell.band} />
        <span className="spot-name">
          {spots.query.cells === 'h3' ? words.hexAt(place) : place}
          {cell.pattern !== undefined && cell.pattern !== 'none' && <em>{words.pattern[cell.pattern]}</em>}
        </span>
        <span className="fig spot-seen" title={words.seenWhy}>
          {words.seenOf(cell.seen, cell.expected)}
        </span>
      </button>
    </li>
  )
}

/** Where requests come more often than chance allows: the finding, how it was looked for, and the cells. */
export const SpotsSection = ({ desk, nameAt }: { desk: Desk; nameAt: NameAt }) => {
  const m = useMessages()
  const words = useRequestMessages().spots
  const { requests } = useView()
  const [all, setAll] = useState(false)
  const [open, setOpen] = useState(false)
  const { data, error, isPending, isFetching, refetch } = desk.spots
  const waiting = useElapsed(isFetching)
  if (!requests.spots) return null
  const hot = data === undefined ? [] : hotCells(data.cells)
  const shown = all ? hot : hot.slice(0, shownAtFirst)
  return (
    <section className="spots-section" aria-busy={isFetching}>
      <div className="spots-head">
        <p className="kicker">
          {words.kicker}
          {waiting && <span role="status">{words.working}</span>}
        </p>
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.how}
        </button>
      </div>
      {data !== undefined && (
        <h2>
          {data.reason === null
            ? words.finding({
                hot: data.totals.hot,
                cold: data.totals.cold,
                first: hot[0] === undefined ? null : placeOf(hot[0], nameAt),
              })
            : words.none[data.reason]}
        </h2>
      )}
      {open && <Options options={requests.options} />}
      {error !== null && data === undefined && !isPending && (
        <FailedPanel
          error={error instanceof ApiFailure ? error : new Error(error.message)}
          onRetry={() => void refetch()}
        />
      )}
      {data !== undefined && hot.length > 0 && (
        <>
          <p className="sub">{words.seenWhy}</p>
          <ol className="spot-rows" aria-label={words.listed(hot.length)}>
            {shown.map((cell) => (
              <Row
                key={cell.id}
                cell={cell}
                spots={data}
                nameAt={nameAt}
                chosen={cell.id === requests.cell}
              />
            ))}
          </ol>
          {hot.length > shownAtFirst && (
            <button type="button" className="more" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? words.fewer : words.more(hot.length - shownAtFirst)}
            </button>
          )}
        </>
      )}
      {isPending && waiting && (
        <div className="spots-skeleton" role="status" aria-label={m.loading}>
          <i />
          <i />
          <i />
        </div>
      )}
    </section>
  )
}
