import { requestCategories } from '@wangge/geodata'
import { useEffect, useRef } from 'react'
import type { ImportMapping, ImportPreviewed } from '../../../api/request-import.ts'
import { formatCount, formatShare } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { Notice } from '../../../ui/notice.tsx'
import { namedKinds } from '../entry/stripped-note.tsx'
import { BadRows } from './bad-rows.tsx'
import type { DegreeSystem } from './coordinate-choices.ts'
import { fitOf, type MappingState, withWord, wordsToName } from './import-state.ts'

interface Props {
  state: MappingState
  checked: NonNullable<MappingState['checked']>
  onMapping(mapping: ImportMapping): void
  onSystem(crs: string): void
  onSwap(): void
}

/** Below this share on the street somebody should look again, even where no other reading does better. */
const plausibleShare = 0.8
const isSystem = (reading: string): reading is DegreeSystem => ['wgs84', 'gcj02', 'bd09'].includes(reading)

const Readings = ({
  preview,
  onSystem,
  onSwap,
}: { preview: ImportPreviewed } & Pick<Props, 'onSystem' | 'onSwap'>) => {
  const { readings: words } = useDeskMessages().import
  const { readings } = preview
  const { declared, likely } = readings
  const own = fitOf(readings, declared)
  if (own === null) return null
  if (likely !== declared) {
    const other = fitOf(readings, likely) ?? 0
    const use = (): void => (isSystem(likely) ? onSystem(likely) : onSwap())
    return (
      <Notice kind="warn">
        {words.better(words.names[likely], formatShare(own), formatShare(other))}{' '}
        {likely !== 'metres' && (
          <button type="button" className="link" onClick={use}>
            {words.use(words.names[likely]).trim()}
          </button>
        )}
      </Notice>
    )
  }
  return own < plausibleShare ? (
    <Notice kind="warn">{words.poor(formatShare(own))}</Notice>
  ) : (
    <Notice kind="good">{words.fits(formatShare(own))}</Notice>
  )
}

const Words = ({
  state,
  preview,
  onMapping,
}: { preview: ImportPreviewed } & Pick<Props, 'state' | 'onMapping'>) => {
  const m = useMessages()
  const words = useDeskMessages()
  const { mapping } = state.question
  const all = wordsToName(preview, mapping)
  if (all.length === 0) return null
  return (
    <div className="sub-block">
      <h3>{words.import.words(all.length)}</h3>
      <div className="column-choices">
        {all.map(({ word, rows }) => (
          <label key={word} className="column-choice word-choice">
            <span>
              {word} {rows !== null && <em>{words.import.wordRows(rows)}</em>}
            </span>
            <select
              className="control"
              value={mapping.categories?.[word] ?? ''}
              onChange={({ target: { value } }) =>
                onMapping(
                  withWord(mapping, word, requestCategories.find((category) => category === value) ?? null),
                )
              }
            >
              <option value="">{words.import.wordChoose}</option>
              {requestCategories.map((category) => (
                <option key={category} value={category}>
                  {m.terms.category[category]}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </div>
  )
}

/** What importing would do: how many rows, whose they would be, what is taken out, what is wrong and where. */
export const PreviewStep = ({ state, checked, onMapping, onSystem, onSwap }: Props) => {
  const words = useDeskMessages()
  const { counts, ...text } = words.import
  const { preview } = checked
  const { rows, good, badTotal, ownership, known, filledStages, removed, sample } = preview
  const kinds = namedKinds(words, removed)
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'start' })
    // Each new verdict is shown from its beginning.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [preview])
  const facts = [
    { name: counts.owned, value: formatCount(ownership.owned) },
    { name: counts.doubleOwned, value: formatCount(ownership.doubleOwned), why: text.ownedWhy },
    { name: counts.unowned, value: formatCount(ownership.unowned), why: text.ownedWhy },
    { name: counts.known, value: formatCount(known), why: text.knownWhy },
    { name: counts.filledStages, value: formatCount(filledStages), why: text.filledWhy },
    { name: counts.removed, value: kinds === '' ? formatCount(0) : kinds },
  ]
  return (
    <section ref={section} className="import-step import-preview">
      <h2 className={badTotal > 0 ? 'is-late' : ''} aria-live="polite">
        {badTotal > 0 && <span aria-hidden="true">✕ </span>}
        {text.verdict(good, badTotal, rows)}
      </h2>
      <div className="verdict-bar" aria-hidden="true">
        <i style={{ flexGrow: good }} />
        <i className="verdict-bad" style={{ flexGrow: badTotal }} />
      </div>
      <Readings preview={preview} onSystem={onSystem} onSwap={onSwap} />
      <dl className="import-facts">
        {facts.map(({ name, value, why }) => (
          <div key={name} title={why}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {sample.length > 0 && <p className="sub">{text.onMap(sample.length, good)}</p>}
      <Words state={state} preview={preview} onMapping={onMapping} />
      {badTotal > 0 && <BadRows preview={preview} fileName={state.file.name} />}
    </section>
  )
}
