import { type GridLevel, type PlaceLevel, placeLevels, type StreetId } from '@wangge/geodata'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ApiFailure } from '../../../api/fetch-json.ts'
import { type GridEntry, gridIndexQuery } from '../../../api/grid-index.ts'
import type { RequestHistory } from '../../../api/request-list.ts'
import { moveRequest } from '../../../api/request-writes.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { Choice, Field } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { StrippedNote } from '../entry/stripped-note.tsx'
import { nextMinute, useStandingClock } from '../entry/write-moment.ts'
import {
  type Action,
  type Answer,
  emptyFields,
  type FieldFault,
  moveBody,
  type MoveFields,
} from './move-body.ts'

interface Props {
  action: Action
  history: RequestHistory
  streetId: StreetId
  /** What the button said that opened the form. */
  title: string
  version: string
  onSaved(next: RequestHistory): void
  onCancel(): void
  /** The server knows better how it stands. */
  onOutdated(): void
}

const answers: readonly Answer[] = ['yes', 'no', 'none']
const hourChoices = [24, 72, 168] as const
/** Somebody acted in between: what is allowed now is another. */
const outdatedStatus = 409

/** Desks of the same level and below, by level. */
const desksBelow = (entries: readonly GridEntry[], level: PlaceLevel) =>
  placeLevels.slice(Math.max(placeLevels.indexOf(level), 1)).map((one) => ({
    level: one as GridLevel,
    entries: entries
      .filter((entry) => entry.level === one)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'zh')),
  }))

/** What one thing needs to be done: answers, reason, hours, whom; and the server's refusal in words. */
export const MoveForm = (props: Props) => {
  const { action, history, streetId, title, version, onSaved, onCancel, onOutdated } = props
  const m = useMessages()
  const words = useDeskMessages()
  const { moves } = words.history
  const { request, deskAbove } = history
  const standsStill = useStandingClock()
  const latestMs = Math.max(Date.parse(history.present), Date.parse(request.lastAt))
  const [usualMs] = useState(standsStill ? nextMinute(latestMs) : latestMs)
  const [fields, setFields] = useState<MoveFields>(() => emptyFields(usualMs))
  const [fault, setFault] = useState<FieldFault | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  // The list of grids does not change with a request: that of the form's opening will do.
  const [openedVersion] = useState(version)
  const grids = useQuery({ ...gridIndexQuery(streetId, openedVersion), enabled: action.kind === 'transfer' })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('textarea, input, select, button')?.focus()
  }, [])

  const set = (part: Partial<MoveFields>): void => {
    setFields((before) => ({ ...before, ...part }))
    setFault(null)
  }
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isSaving) return
    const asked = moveBody(action, fields, standsStill ? null : usualMs)
    if ('fault' in asked) return setFault(asked.fault)
    setSaving(true)
    setRefusal(null)
    try {
      onSaved(await moveRequest(request.id, asked.body))
    } catch (reason) {
      setRefusal(reason instanceof ApiFailure ? reason.code : 'internal')
      if (reason instanceof ApiFailure && reason.status === outdatedStatus) onOutdated()
    } finally {
      setSaving(false)
    }
  }

  const why =
    action.kind === 'enter'
      ? null
      : action.kind === 'escalate'
        ? moves.why.escalate(deskAbove?.name ?? m.terms.level.street)
        : moves.why[action.kind]
  const isVisit = action.kind === 'enter' && action.stage === 5
  const hasReason = action.kind !== 'enter' && action.kind !== 'resume'
  return (
    <form
      ref={form}
      className="move-form"
      aria-label={title}
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      {why !== null && <p className="sub">{why}</p>}
      {isVisit &&
        (['solved', 'satisfied'] as const).map((key) => (
          <Choice<Answer>
            key={key}
            label={moves[key]}
            value={fields[key]}
            choices={answers.map((value) => ({
              value,
              label: value === 'none' ? moves.notAsked : moves[value],
            }))}
            onChoose={(value) => set({ [key]: value })}
          />
        ))}
      {action.kind === 'extend' && (
        <Field label={moves.hours} error={fault === 'bad-hours' ? words.entry.badNumber : null}>
          {(ids) => (
            <span className="move-hours">
              <input
                {...ids}
                inputMode="decimal"
                value={fields.hours}
                onChange={(event) => set({ hours: event.target.value })}
              />
              {hourChoices.map((hours) => (
                <button
                  key={hours}
                  type="button"
                  className="button"
                  aria-pressed={fields.hours === String(hours)}
                  onClick={() => set({ hours: String(hours) })}
                >
                  {moves.hourChoices[hours]}
                </button>
              ))}
            </span>
          )}
        </Field>
      )}
      {action.kind === 'transfer' && (
        <Field label={moves.to} error={fault === 'no-desk' ? moves.toChoose : null}>
          {(ids) => (
            <select {...ids} value={fields.to} onChange={(event) => set({ to: event.target.value })}>
              <option value="" disabled>
                {grids.isPending ? m.loading : moves.toChoose}
              </option>
              {desksBelow(grids.data ?? [], request.desk.level).map(({ level, entries }) => (
                <optgroup key={level} label={m.terms.level[level]}>
                  {entries
                    .filter((entry) => entry.code !== request.desk.code)
                    .map((entry) => (
                      <option key={entry.code} value={`${entry.level} ${entry.code}`}>
                        {entry.name}
                      </option>
                    ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
      )}
      {hasReason && (
        <Field label={moves.reason} hint={moves.reasonHint}>
          {(ids) => (
            <textarea
              {...ids}
              rows={3}
              value={fields.reason}
              onChange={(event) => set({ reason: event.target.value })}
            />
          )}
        </Field>
      )}
      {hasReason && <StrippedNote text={fields.reason} streetId={streetId} />}
      <Field
        label={moves.at}
        hint={moves.atHint(standsStill)}
        error={fault === 'bad-time' ? words.entry.badTime : null}
      >
        {(ids) => (
          <input
            {...ids}
            type="datetime-local"
            value={fields.at}
            onChange={(event) => set({ at: event.target.value })}
          />
        )}
      </Field>
      {refusal !== null && (
        <Notice kind="bad" spoken>
          <b>{moves.refused}</b> {words.problems[refusal] ?? words.otherProblem(refusal)}
        </Notice>
      )}
      <div className="move-buttons">
        <button type="submit" className="button primary" disabled={isSaving}>
          {isSaving ? moves.saving : moves.save}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {moves.cancel}
        </button>
      </div>
    </form>
  )
}
