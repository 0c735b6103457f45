import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ImportMapping } from '../../../api/request-import.ts'
import { overviewQuery } from '../../../api/overview.ts'
import { useView } from '../../../app/use-view.ts'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { ImportWizardProps } from '../page/part-props.ts'
import { DoneStep } from './done-step.tsx'
import { FileStep } from './file-step.tsx'
import { isJoined, isSameQuestion, isWhole } from './import-state.ts'
import { MappingStep } from './mapping-step.tsx'
import { PreviewStep } from './preview-step.tsx'
import { useImport } from './use-import.ts'
import '../entry/entry-form.css'
import './import-wizard.css'

/** Longitude and latitude the other way round. */
const swapped = (mapping: ImportMapping): ImportMapping =>
  isJoined(mapping)
    ? { ...mapping, positionOrder: mapping.positionOrder === 'lat-lon' ? 'lon-lat' : 'lat-lon' }
    : { ...mapping, lon: mapping.lat ?? null, lat: mapping.lon ?? null }

/** A table of requests: dropped, understood, looked at row by row and on the map, and only then written. */
export const ImportWizard = ({ view, onPreview, onDone }: ImportWizardProps) => {
  const words = useDeskMessages()
  const text = words.import
  const street = useQuery(overviewQuery(useView().street, null))
  const [west = 0, , east = 0] = street.data?.place.bbox ?? []
  const desk = useImport(view.street, (west + east) / 2)
  const { state } = desk
  const checked = state.kind === 'mapping' ? state.checked : null
  const sample = checked?.preview.sample ?? null
  useEffect(() => onPreview(sample), [sample, onPreview])

  if (state.kind === 'idle')
    return (
      <div className="entry-scroll">
        <p className="kicker">{text.kicker}</p>
        <FileStep failure={state.failure} stopped={state.stopped} onFile={desk.send} />
      </div>
    )
  if (state.kind === 'sending')
    return (
      <div className="entry-scroll">
        <p className="kicker">{text.kicker}</p>
        <div className="import-step" role="status">
          <h2>{text.uploading(state.name)}</h2>
          <progress
            className="import-progress"
            value={state.share}
            max={1}
            aria-label={text.uploading(state.name)}
          />
          <p className="sub">{state.share < 1 ? text.sent(Math.floor(state.share * 100)) : text.reading}</p>
          <button type="button" className="button" onClick={desk.stop}>
            {text.stop}
          </button>
        </div>
      </div>
    )
  if (state.kind === 'done')
    return (
      <div className="entry-scroll">
        <p className="kicker">{text.kicker}</p>
        <DoneStep
          name={state.name}
          committed={state.committed}
          onList={() => {
            desk.clear()
            onDone()
          }}
          onAnother={desk.clear}
        />
      </div>
    )

  const { question, busy, failure, skipBad } = state
  const canCheck = isWhole(question.mapping, isJoined(question.mapping))
  const isCurrent = checked !== null && isSameQuestion(checked.question, question)
  const { good = 0, badTotal = 0, rows = 0 } = checked?.preview ?? {}
  const mayWrite = isCurrent && busy === null && good > 0 && (badTotal === 0 || skipBad)
  return (
    <section className="entry-form" aria-label={text.kicker} aria-busy={busy !== null}>
      <div className="entry-scroll">
        <p className="kicker">{text.kicker}</p>
        <MappingStep
          state={state}
          onMapping={desk.setMapping}
          onSystem={desk.setSystem}
          onSheet={desk.chooseSheet}
          onOther={desk.clear}
        />
        {checked !== null && (
          <PreviewStep
            state={state}
            checked={checked}
            onMapping={desk.setMapping}
            onSystem={(crs) => desk.check({ ...question, crs })}
            onSwap={() => desk.check({ ...question, mapping: swapped(question.mapping) })}
          />
        )}
      </div>
      <div className="entry-foot">
        {failure !== null && (
          <Notice kind="bad" spoken>
            <b>{text.failed}</b> {words.problems[failure] ?? words.otherProblem(failure)}
          </Notice>
        )}
        {checked !== null && !isCurrent && busy === null && <Notice kind="warn">{text.checkedAsked}</Notice>}
        {busy !== null && (
          <div role="status">
            <progress
              className="import-progress"
              aria-label={busy === 'checking' ? text.checking : text.committing}
            />
            <p className="sub">{busy === 'checking' ? text.checking : text.committing}</p>
          </div>
        )}
        {isCurrent && busy === null && badTotal > 0 && good > 0 && (
          <div className="skip-choice">
            <p className="sub">{text.allOrNothing}</p>
            <label>
              <input
                type="checkbox"
                checked={skipBad}
                onChange={(event) => desk.setSkip(event.target.checked)}
              />
              {text.skip(badTotal)}
            </label>
          </div>
        )}
        <div className="entry-buttons">
          {isCurrent && good > 0 && (
            <button type="button" className="button primary" disabled={!mayWrite} onClick={desk.commit}>
              {badTotal === 0 ? text.commitAll(rows) : text.commitGood(good, badTotal)}
            </button>
          )}
          {!isCurrent && busy === null && (
            <button
              type="button"
              className="button primary"
              disabled={!canCheck}
              onClick={() => desk.check(question)}
            >
              {checked === null ? text.check : text.checkAgain}
            </button>
          )}
          {busy === 'checking' ? (
            <button type="button" className="button" onClick={desk.stop}>
              {text.stop}
            </button>
          ) : (
            busy === null && (
              <button type="button" className="button" onClick={desk.clear}>
                {text.other}
              </button>
            )
          )}
        </div>
      </div>
    </section>
  )
}
