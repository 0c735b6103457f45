import { readPosition, requestCategories, type StreetId } from '@wangge/geodata'
import { useQueryClient } from '@tanstack/react-query'
import type { Position } from 'geojson'
import { type FormEvent, useEffect, useState } from 'react'
import { ApiFailure } from '../../../api/fetch-json.ts'
import { makeRequest, type MadeRequestAnswer } from '../../../api/request-writes.ts'
import { requestsKey } from '../../../api/requests.ts'
import { chinaInput } from '../../../i18n/china-input.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { Choice, Field } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useKept } from '../../../ui/use-kept.ts'
import { whenOf } from '../list/request-row.tsx'
import type { EntryFormProps } from '../page/part-props.ts'
import {
  degreesIn,
  emptyDraft,
  type EntryDraft,
  type EntryFault,
  type EntryField,
  entryBody,
  fieldOfRefusal,
} from './entry-draft.ts'
import { MadeCard } from './made-card.tsx'
import { PlaceFields } from './place-fields.tsx'
import { StrippedNote, useStripped } from './stripped-note.tsx'
import { nextMinute, useStandingClock } from './write-moment.ts'
import './entry-form.css'

/** As the server keeps it. */
const mostDescription = 2000
/** Six decimals: a tenth of a metre. */
const degreesOf = (value: number | undefined): string => (value ?? 0).toFixed(6)

interface Refused {
  readonly code: string
  readonly field: EntryField | null
}

/** One request typed in. What was typed stays when it is refused, and when somebody looks elsewhere meanwhile. */
export const EntryForm = ({ view, picked, picking, onPicking, onPoint, onMade }: EntryFormProps) => {
  const m = useMessages()
  const words = useDeskMessages()
  const { entry } = words
  const queries = useQueryClient()
  const streetId = view.street as StreetId
  const [draft, setDraft] = useKept<EntryDraft>(`entry ${view.street}`, emptyDraft)
  const [taken, setTaken] = useKept<Position | null>(`entry-picked ${view.street}`, null)
  const [fault, setFault] = useState<{ field: EntryField; fault: EntryFault } | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [made, setMade] = useState<MadeRequestAnswer | null>(null)

  const change = (part: Partial<EntryDraft>): void => {
    setDraft((before) => ({ ...before, ...part }))
    setFault(null)
    setRefused(null)
  }
  useEffect(() => {
    if (picked === null || picked === taken) return
    setTaken(picked)
    setMade(null)
    change({ lon: degreesOf(picked[0]), lat: degreesOf(picked[1]), crs: 'wgs84' })
    // Each click on the map is taken once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [picked])

  const [lon, lat] = [degreesIn(draft.lon), degreesIn(draft.lat)]
  const { crs } = draft
  useEffect(() => {
    const [x = 0, y = 0] = lon === null || lat === null ? [] : readPosition(crs, [lon, lat])
    const isPlace = lon !== null && lat !== null && Math.abs(x) <= 180 && Math.abs(y) <= 85
    onPoint(isPlace ? [x, y] : null)
  }, [lon, lat, crs, onPoint])

  const stripped = useStripped(draft.description, streetId)
  const standsStill = useStandingClock()
  const asOfMs = Date.parse(view.present)
  const presentMs = standsStill ? asOfMs : Math.max(asOfMs, Date.now())
  const usualMs = standsStill ? nextMinute(presentMs) : presentMs

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isSaving) return
    const asked = entryBody(draft, view.street, standsStill ? usualMs : null)
    if ('fault' in asked) return setFault(asked)
    setSaving(true)
    setRefused(null)
    try {
      setMade(await makeRequest(asked.body))
      setDraft(emptyDraft)
      onPicking(false)
      void queries.invalidateQueries({ queryKey: ['overview'] })
      void queries.invalidateQueries({ queryKey: [requestsKey, 'list'], refetchType: 'none' })
    } catch (reason) {
      const code = reason instanceof ApiFailure ? reason.code : 'internal'
      setRefused({ code, field: fieldOfRefusal(code) })
    } finally {
      setSaving(false)
    }
  }

  const faultWords: Readonly<Record<EntryFault, string>> = {
    'no-category': entry.noCategory,
    'no-place': entry.noPlace,
    'bad-number': entry.badNumber,
    'bad-time': entry.badTime,
  }
  const refusal = refused === null ? null : (words.problems[refused.code] ?? words.otherProblem(refused.code))
  const errorOf = (field: EntryField): string | null =>
    fault?.field === field ? faultWords[fault.fault] : refused?.field === field ? refusal : null

  if (made !== null)
    return (
      <div className="entry-scroll">
        <MadeCard
          made={made}
          view={view}
          onOpen={() => onMade(made.request.id)}
          onAnother={() => setMade(null)}
        />
      </div>
    )
  return (
    <form
      className="entry-form"
      aria-label={entry.kicker}
      noValidate
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !picking) return
        event.stopPropagation()
        onPicking(false)
      }}
    >
      <div className="entry-scroll">
        <h2 className="kicker">{entry.kicker}</h2>
        <Choice
          className="entry-categories"
          label={entry.category}
          error={errorOf('category')}
          value={draft.category}
          choices={requestCategories.map((value) => ({ value, label: m.terms.category[value] }))}
          onChoose={(category) => change({ category })}
        />
        <PlaceFields
          draft={draft}
          picking={picking}
          error={errorOf('place')}
          onChange={change}
          onPicking={onPicking}
        />
        <Field
          label={entry.description}
          aside={entry.length(stripped.text.length, mostDescription)}
          hint={entry.descriptionHint}
          error={errorOf('description')}
        >
          {(ids) => (
            <textarea
              {...ids}
              rows={5}
              value={draft.description}
              onChange={(event) => change({ description: event.target.value })}
            />
          )}
        </Field>
        <StrippedNote text={draft.description} streetId={streetId} />
        <Field
          label={entry.time}
          hint={entry.timeHint(whenOf(m, new Date(presentMs).toISOString(), view.present), standsStill)}
          error={errorOf('time')}
        >
          {(ids) => (
            <input
              {...ids}
              type="datetime-local"
              value={draft.time === '' ? chinaInput(usualMs) : draft.time}
              onChange={(event) => change({ time: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={entry.externalId}
          aside={entry.optional}
          hint={entry.externalIdHint}
          error={errorOf('externalId')}
        >
          {(ids) => (
            <input
              {...ids}
              autoComplete="off"
              value={draft.externalId}
              onChange={(event) => change({ externalId: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="entry-foot">
        {fault !== null && (
          <Notice kind="bad" spoken>
            {faultWords[fault.fault]}
          </Notice>
        )}
        {refusal !== null && (
          <Notice kind="bad" spoken>
            <b>{entry.refused}</b> {refusal}
          </Notice>
        )}
        <div className="entry-buttons">
          <button type="submit" className="button primary" disabled={isSaving}>
            {isSaving ? entry.saving : entry.save}
          </button>
          <button type="button" className="button" onClick={() => change(emptyDraft)}>
            {entry.clear}
          </button>
        </div>
      </div>
    </form>
  )
}
