import type { Overview } from '../../../api/overview.ts'
import { useView } from '../../../app/use-view.ts'
import { adjustWalk } from '../../../app/view-history.ts'
import { mostAdded, siteKinds } from '../../../app/walk-view.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SitingProgressLine } from './siting-progress.tsx'
import { SitingResult } from './siting-result.tsx'
import type { WalkDesk } from './walk-desk.tsx'
import './siting-section.css'

/** “Where would one more help most?”: what to look for, how it goes, and what was found. */
export const SitingSection = ({ desk, overview }: { desk: WalkDesk; overview: Overview }) => {
  const m = useMessages()
  const { add, sites } = useView().walk
  const { state, asked, run, stop } = desk.siting
  const isRunning = state.kind === 'running'
  return (
    <section className="panel-section siting" aria-label={m.walk.siting}>
      <p className="kicker">
        {m.walk.siting}
        <span>{m.walk.at(desk.within, desk.speedMps)}</span>
      </p>
      <div className="walk-row">
        <span>{m.walk.sitingAdd}</span>
        <span className="stepper" role="group" aria-label={m.walk.sitingAdd}>
          <button
            type="button"
            aria-label={m.walk.sitingFewer}
            disabled={add <= 1}
            onClick={() => adjustWalk({ add: add - 1 })}
          >
            <Icon name="minus" size={14} />
          </button>
          <output className="fig">{add}</output>
          <button
            type="button"
            aria-label={m.walk.sitingMore}
            disabled={add >= mostAdded}
            onClick={() => adjustWalk({ add: add + 1 })}
          >
            <Icon name="plus" size={14} />
          </button>
        </span>
        <span className="siting-where">{m.walk.sitingWhere(overview.place.name)}</span>
      </div>
      <div className="siting-kinds">
        <Segmented
          label={m.walk.sitingSites}
          value={sites}
          choices={siteKinds.map((value) => ({ value, label: m.walk.siteKinds[value] }))}
          onChoose={(value) => adjustWalk({ sites: value })}
        />
      </div>
      <button
        type="button"
        className={`button${isRunning ? '' : ' primary'}`}
        onClick={isRunning ? stop : run}
      >
        {isRunning ? m.walk.sitingStop : m.walk.sitingRun}
      </button>
      <div aria-live="polite">
        {state.kind === 'running' && <SitingProgressLine progress={state.progress} />}
        {state.kind === 'stopped' && <p className="empty">{m.walk.sitingStopped}</p>}
        {state.kind === 'failed' && (
          <p className="empty" role="alert">
            {m.walk.sitingFailed(state.code)}
          </p>
        )}
        {state.kind === 'done' && asked !== null && (
          <SitingResult desk={desk} overview={overview} asked={asked} answer={state.answer} />
        )}
      </div>
    </section>
  )
}
