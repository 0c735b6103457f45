import { useQuery } from '@tanstack/react-query'
import { overviewQuery } from '../../../api/overview.ts'
import { type CoordinateSystem, coordinateSystems } from '../../../api/request-writes.ts'
import { useView } from '../../../app/use-view.ts'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { Field } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { doubtOf } from './doubtful-place.ts'
import { degreesIn, type EntryDraft, pairIn } from './entry-draft.ts'

interface Props {
  draft: EntryDraft
  picking: boolean
  error: string | null
  onChange(part: Partial<EntryDraft>): void
  onPicking(on: boolean): void
}

/** Where it is: by a click on the map, or typed in one of three systems; doubtful ones are asked about. */
export const PlaceFields = ({ draft, picking, error, onChange, onPicking }: Props) => {
  const { entry } = useDeskMessages()
  const street = useQuery(overviewQuery(useView().street, null))
  const box = street.data?.place.bbox
  const [lon, lat] = [degreesIn(draft.lon), degreesIn(draft.lat)]
  const doubt = lon === null || lat === null || box === undefined ? null : doubtOf(lon, lat, draft.crs, box)
  const swap = (): void => onChange({ lon: draft.lat, lat: draft.lon })
  const type = (key: 'lon' | 'lat', text: string): void => {
    const pair = pairIn(text)
    onChange(pair === null ? { [key]: text } : { lon: pair[0], lat: pair[1] })
  }
  return (
    <fieldset className="field entry-place">
      <legend className="field-head">{entry.place}</legend>
      <button type="button" className="button" aria-pressed={picking} onClick={() => onPicking(!picking)}>
        {picking ? entry.picking : entry.pick}
      </button>
      <div className="entry-pair">
        {(['lon', 'lat'] as const).map((key) => (
          <Field
            key={key}
            label={entry[key]}
            error={draft[key] !== '' && degreesIn(draft[key]) === null ? entry.badNumber : null}
          >
            {(ids) => (
              <input
                {...ids}
                inputMode="decimal"
                autoComplete="off"
                value={draft[key]}
                onChange={(event) => type(key, event.target.value)}
              />
            )}
          </Field>
        ))}
      </div>
      <Field label={entry.crs} error={error}>
        {(ids) => (
          <select
            {...ids}
            value={draft.crs}
            onChange={(event) => onChange({ crs: event.target.value as CoordinateSystem })}
          >
            {coordinateSystems.map((system) => (
              <option key={system} value={system}>
                {entry.systems[system]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div aria-live="polite">
        {doubt !== null && (
          <Notice kind="warn">
            {entry.doubt[doubt]}{' '}
            {doubt === 'swapped' ? (
              <button type="button" className="link" onClick={swap}>
                {entry.swap}
              </button>
            ) : (
              doubt !== 'off' && (
                <button type="button" className="link" onClick={() => onChange({ crs: doubt })}>
                  {entry.read(entry.systems[doubt])}
                </button>
              )
            )}
          </Notice>
        )}
      </div>
    </fieldset>
  )
}
