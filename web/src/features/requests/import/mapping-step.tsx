import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { ImportMapping } from '../../../api/request-import.ts'
import { overviewQuery } from '../../../api/overview.ts'
import { useView } from '../../../app/use-view.ts'
import { formatClock } from '../../../i18n/format.ts'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { Field } from '../../../ui/field.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { degreeSystems, zoneChoices } from './coordinate-choices.ts'
import {
  isJoined,
  type MappedField,
  type MappingState,
  neededFields,
  optionalFields,
  withColumn,
} from './import-state.ts'

interface Props {
  state: MappingState
  onMapping(mapping: ImportMapping): void
  onSystem(crs: string): void
  onSheet(sheet: string): void
  onOther(): void
}

const Sample = ({ state: { uploaded, question } }: Pick<Props, 'state'>) => {
  const words = useDeskMessages()
  const { mapping } = question
  const fieldOf = (column: string): MappedField | undefined =>
    (Object.keys(words.import.fields) as MappedField[]).find((field) => mapping[field] === column)
  return (
    // It scrolls sideways: the keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div
      className="sample-scroll"
      tabIndex={0}
      role="group"
      aria-label={words.import.sample(uploaded.sampleRows.length)}
    >
      <table className="sample-table">
        <thead>
          <tr>
            <th scope="col">{words.import.line}</th>
            {uploaded.columns.map((column) => {
              const field = fieldOf(column)
              return (
                <th key={column} scope="col" className={field === undefined ? 'unused' : ''}>
                  {column}
                  <em>{field === undefined ? ' ' : words.import.fields[field]}</em>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {uploaded.sampleRows.map(({ line, cells }) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              {uploaded.columns.map((column, at) => (
                <td key={column} className={fieldOf(column) === undefined ? 'unused' : ''}>
                  {cells[at] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const ColumnChoice = ({
  field,
  needed,
  state,
  onMapping,
}: { field: MappedField; needed: boolean } & Pick<Props, 'state' | 'onMapping'>) => {
  const words = useDeskMessages()
  const { mapping } = state.question
  const column = mapping[field] ?? ''
  const isMissing = needed && column === ''
  return (
    <label className={`column-choice${isMissing ? ' missing' : ''}`}>
      <span>{words.import.fields[field]}</span>
      <select
        className="control"
        value={column}
        aria-invalid={isMissing}
        onChange={({ target: { value } }) =>
          onMapping(withColumn(mapping, field, value === '' ? null : value))
        }
      >
        <option value="">
          {needed ? `${words.import.none} · ${words.import.needed}` : words.import.none}
        </option>
        {state.uploaded.columns.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What the file is, its first rows, which column is what, and in what its positions are written. */
export const MappingStep = (props: Props) => {
  const { state, onMapping, onSystem, onSheet, onOther } = props
  const words = useDeskMessages()
  const { uploaded, question } = state
  const { mapping, crs } = question
  const joined = isJoined(mapping)
  const street = useQuery(overviewQuery(useView().street, null))
  const [west = 0, , east = 0] = street.data?.place.bbox ?? []
  const details = [
    uploaded.kind === 'csv' && uploaded.encoding !== null
      ? words.import.form(
          uploaded.encoding.toUpperCase(),
          words.import.delimiters[uploaded.delimiter ?? ','] ?? '',
        )
      : null,
    uploaded.headerLine === 1 ? null : words.import.headerAt(uploaded.headerLine),
    words.import.expires(formatClock(uploaded.expiresAt)),
  ].filter((part) => part !== null)
  const joinColumns = (form: 'pair' | 'joined'): void => {
    // Any column will do to begin with: the next to choose is which.
    const first = mapping.lon ?? mapping.lat ?? uploaded.columns[0] ?? null
    onMapping({ ...mapping, lon: null, lat: null, position: form === 'joined' ? first : null })
  }
  const placeForm = (
    <div className="column-choice">
      <span>{words.import.placeForm}</span>
      <Segmented
        label={words.import.placeForm}
        value={joined ? 'joined' : 'pair'}
        choices={(['pair', 'joined'] as const).map((value) => ({
          value,
          label: words.import.placeForms[value],
        }))}
        onChoose={joinColumns}
      />
    </div>
  )
  return (
    <div className="import-step">
      <h2>{words.import.file(state.file.name, uploaded.rows, uploaded.columns.length)}</h2>
      <p className="sub">
        {details.join(' · ')}{' '}
        <button type="button" className="link" onClick={onOther}>
          {words.import.other}
        </button>
      </p>
      {uploaded.sheets.length > 1 && (
        <Field label={words.import.sheet}>
          {(ids) => (
            <select {...ids} value={uploaded.sheet ?? ''} onChange={(event) => onSheet(event.target.value)}>
              {uploaded.sheets.map((sheet) => (
                <option key={sheet} value={sheet}>
                  {sheet}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Sample state={state} />
      <p className="sub">{words.import.sample(uploaded.sampleRows.length)}</p>
      <h3>{words.import.mapping}</h3>
      <p className="sub">{words.import.mappingHint}</p>
      <div className="column-choices">
        {neededFields(joined).map((field) => (
          <Fragment key={field}>
            {(field === 'lon' || field === 'position') && placeForm}
            <ColumnChoice field={field} needed state={state} onMapping={onMapping} />
          </Fragment>
        ))}
        {joined && (
          <div className="column-choice">
            <span>{words.import.order}</span>
            <Segmented
              label={words.import.order}
              value={mapping.positionOrder ?? 'lon-lat'}
              choices={(['lon-lat', 'lat-lon'] as const).map((value) => ({
                value,
                label: words.import.orders[value],
              }))}
              onChoose={(positionOrder) => onMapping({ ...mapping, positionOrder })}
            />
          </div>
        )}
        <label className="column-choice">
          <span>{words.import.crs}</span>
          <select className="control" value={crs} onChange={(event) => onSystem(event.target.value)}>
            {degreeSystems.map((system) => (
              <option key={system} value={system}>
                {words.import.systems[system]}
              </option>
            ))}
            {zoneChoices((west + east) / 2).map((choice) => (
              <option key={choice.crs} value={choice.crs}>
                {'zone' in choice
                  ? words.import.systems.zoneNumbered(choice.zone)
                  : words.import.systems.zone(choice.meridian)}
              </option>
            ))}
          </select>
        </label>
        {optionalFields.map((field) => (
          <ColumnChoice key={field} field={field} needed={false} state={state} onMapping={onMapping} />
        ))}
      </div>
    </div>
  )
}
