import { useQuery } from '@tanstack/react-query'
import { requestCategories, type RequestStage, requestStages } from '@wangge/geodata'
import type { LiveState } from '../../../api/live-events.ts'
import { overviewQuery } from '../../../api/overview.ts'
import { noFilters, type RequestFilters } from '../../../app/requests-view.ts'
import { useView } from '../../../app/use-view.ts'
import { adjustRequests, goTo } from '../../../app/view-history.ts'
import { dateParts, formatCount } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useRequestMessages } from '../../../i18n/requests-messages.ts'
import type { Desk } from '../page/use-desk.ts'
import { startOfDay } from '../page/days.ts'
import './filters-pane.css'

const toggled = <T,>(list: readonly T[], value: T): readonly T[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value]

const change = (filters: RequestFilters, part: Partial<RequestFilters>): void =>
  adjustRequests({ filters: { ...filters, ...part }, figure: null })

const isFiltered = ({ categories, stages, overdue, ownership }: RequestFilters): boolean =>
  categories.length > 0 || stages.length > 0 || overdue || ownership.length > 0

const go = (grid: string | null): void => goTo({ grid, camera: null })

const Place = ({ desk }: { desk: Desk }) => {
  const m = useMessages()
  const words = useRequestMessages()
  const view = useView()
  const chosen = useQuery(overviewQuery(view.street, view.grid))
  const place = chosen.data?.place ?? desk.overview.place
  const children = chosen.data?.children ?? []
  return (
    <nav className="place-line" aria-label={words.filters.scope}>
      <ol>
        {place.path.map((step) => (
          <li key={step.code}>
            {step.code === place.code ? (
              <b aria-current="location">{step.name}</b>
            ) : (
              <button
                type="button"
                className="link"
                onClick={() => go(step.level === 'street' ? null : step.code)}
              >
                {step.name}
              </button>
            )}
          </li>
        ))}
      </ol>
      {children.length > 0 && (
        <select aria-label={words.filters.down} value="" onChange={(event) => go(event.target.value)}>
          <option value="" disabled>
            {words.filters.down}
          </option>
          {children.map((child) => (
            <option key={child.code} value={child.code}>
              {child.name}
              {child.requests === null ? '' : ` · ${formatCount(child.requests)} ${m.terms.unit.requests}`}
            </option>
          ))}
        </select>
      )}
    </nav>
  )
}

const Categories = ({ desk, filters }: { desk: Desk; filters: RequestFilters }) => {
  const m = useMessages()
  const words = useRequestMessages()
  const counts = desk.filtered?.counts.byCategory
  const most = Math.max(...(counts ?? [1]), 1)
  return (
    <fieldset className="filter-group">
      <legend>{words.filters.category}</legend>
      {requestCategories.map((category, index) => (
        <label key={category} className="filter-row">
          <input
            type="checkbox"
            checked={filters.categories.includes(category)}
            onChange={() => change(filters, { categories: toggled(filters.categories, category) })}
          />
          <span className="filter-name">{m.terms.category[category]}</span>
          <span className="filter-bar" aria-hidden="true">
            {counts !== undefined && <i style={{ width: `${((counts[index] ?? 0) / most) * 100}%` }} />}
          </span>
          <span className="fig">{counts === undefined ? '' : formatCount(counts[index] ?? 0)}</span>
        </label>
      ))}
    </fieldset>
  )
}

const Stages = ({ desk, filters }: { desk: Desk; filters: RequestFilters }) => {
  const m = useMessages()
  const words = useRequestMessages()
  const counts = desk.filtered?.counts
  const name = (stage: RequestStage): string =>
    words.filters.stageCount(
      m.terms.stage[stage],
      counts?.byStage[stage - 1] ?? 0,
      counts?.overdueByStage[stage - 1] ?? 0,
    )
  return (
    <fieldset className="filter-group stage-chips">
      <legend>{words.filters.stage}</legend>
      {requestStages.map((stage) => (
        <button
          key={stage}
          type="button"
          aria-pressed={filters.stages.includes(stage)}
          aria-label={name(stage)}
          title={name(stage)}
          onClick={() => change(filters, { stages: toggled(filters.stages, stage) })}
        >
          <i style={{ background: `var(--stage-${stage})` }} aria-hidden="true">
            {stage}
          </i>
          <span className="fig">
            {counts === undefined ? '' : formatCount(counts.byStage[stage - 1] ?? 0)}
          </span>
          <em className={(counts?.overdueByStage[stage - 1] ?? 0) > 0 ? 'late' : ''} aria-hidden="true">
            {(counts?.overdueByStage[stage - 1] ?? 0) > 0
              ? `▲${formatCount(counts?.overdueByStage[stage - 1] ?? 0)}`
              : ''}
          </em>
        </button>
      ))}
    </fieldset>
  )
}

/** What is looked at: a place, categories, stages, what is late; each choice says how many it would leave. */
export const FiltersPane = ({ desk, live }: { desk: Desk; live: LiveState }) => {
  const m = useMessages()
  const words = useRequestMessages()
  const { requests } = useView()
  const { filters } = requests
  const counts = desk.filtered?.counts
  const { first, last } = desk.days
  const total =
    desk.series.data?.groups
      .filter(({ key }) => key >= first && key <= last)
      .reduce((sum, { figures }) => sum + figures.total, 0) ?? null
  const dayName = (day: string): string => m.monthDay(dateParts(startOfDay(day)))
  return (
    <section className="filters">
      <p className="kicker">
        {words.filters.kicker}
        <span>{words.window(dayName(desk.days.first), dayName(desk.days.last))}</span>
        <span className={`live-state live-${live}`} role="status">
          {words.live[live]}
        </span>
      </p>
      {counts !== undefined && (
        <h1>
          {counts.shown === 0 && counts.all === 0
            ? words.finding.none
            : isFiltered(filters)
              ? words.finding.filtered(counts.shown, counts.all)
              : words.finding.some(counts.shown, counts.open, counts.late)}
        </h1>
      )}
      {counts === undefined && !desk.scope.canRead && total !== null && <h1>{words.finding.total(total)}</h1>}
      <Place desk={desk} />
      {desk.scope.canRead && (
        <>
          <Categories desk={desk} filters={filters} />
          <Stages desk={desk} filters={filters} />
          <div className="filter-last">
            <label className="filter-row plain">
              <input
                type="checkbox"
                checked={filters.overdue}
                onChange={() => change(filters, { overdue: !filters.overdue })}
              />
              <span className="filter-name">{words.filters.overdue}</span>
              <span className={`fig${(counts?.overdue ?? 0) > 0 ? ' late' : ''}`}>
                {counts === undefined ? '' : formatCount(counts.overdue)}
              </span>
            </label>
            <label className="filter-row plain" title={words.filters.disownedWhy}>
              <input
                type="checkbox"
                checked={filters.ownership.length > 0}
                onChange={() =>
                  change(filters, {
                    ownership: filters.ownership.length > 0 ? [] : ['unowned', 'double-owned'],
                  })
                }
              />
              <span className="filter-name">{words.filters.disowned}</span>
              <span className="fig">{counts === undefined ? '' : formatCount(counts.disowned)}</span>
            </label>
          </div>
          <button
            type="button"
            className="more"
            disabled={!isFiltered(filters)}
            onClick={() => change(filters, { ...noFilters, from: filters.from, to: filters.to })}
          >
            {words.filters.clear}
          </button>
        </>
      )}
      {!desk.scope.canRead && <Categories desk={desk} filters={filters} />}
    </section>
  )
}
