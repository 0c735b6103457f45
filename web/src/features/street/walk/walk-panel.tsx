import { useState } from 'react'
import type { Overview } from '../../../api/overview.ts'
import { formatSeconds } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import { useElapsed } from '../../../ui/use-elapsed.ts'
import { CoverSection } from './cover-section.tsx'
import { GapSection } from './gap-section.tsx'
import { ProbeCard } from './probe-card.tsx'
import { ProblemSection } from './problem-section.tsx'
import { SitingSection } from './siting-section.tsx'
import { TrialCard } from './trial-card.tsx'
import { TrialList } from './trial-list.tsx'
import { WalkControls } from './walk-controls.tsx'
import { useWalkDesk, type WalkDesk } from './walk-desk.tsx'
import { WalkSource } from './walk-source.tsx'
import './walk-panel.css'

const Waiting = ({ desk }: { desk: WalkDesk }) => {
  const m = useMessages()
  const opening = desk.walks.kind !== 'open'
  return (
    <section className="panel-section" role="status">
      <p className="kicker">{opening ? m.walk.opening : m.walk.computing}</p>
      <div className="walk-skeleton" aria-hidden="true">
        <i style={{ width: '86%', height: 26 }} />
        <i style={{ width: '40%', height: 42 }} />
        <i style={{ height: 18 }} />
        <i style={{ height: 132 }} />
      </div>
      {opening && <p className="sub">{m.walk.openingWhy}</p>}
    </section>
  )
}

const Failed = ({ code, at, onRetry }: { code: string; at?: number; onRetry(): void }) => {
  const m = useMessages()
  const [seenAt] = useState(() => Date.now())
  return (
    <section className="panel-section" role="alert">
      <h2>{m.panelFailed}</h2>
      <p className="empty">{m.walk.failed(code)}</p>
      <p className="sub">{m.panelFailedWhy(code, formatSeconds(at ?? seenAt))}</p>
      {code !== 'no-network' && (
        <button type="button" className="button" onClick={onRetry}>
          {m.retry}
        </button>
      )}
    </section>
  )
}

const Body = ({ desk, overview }: { desk: WalkDesk; overview: Overview }) => {
  const { walks, answer } = desk
  const waiting = useElapsed(walks.kind === 'opening' || answer === null)
  if (walks.kind === 'failed') return <Failed code={walks.code} at={walks.at} onRetry={walks.reopen} />
  const failure = desk.trial.failure ?? desk.standing.failure
  if (failure !== null) return <Failed code={failure} onRetry={walks.reopen} />
  if (answer === null) return waiting ? <Waiting desk={desk} /> : null
  return (
    <>
      <PanelBoundary>
        <ProbeCard desk={desk} overview={overview} />
        <TrialCard desk={desk} overview={overview} />
      </PanelBoundary>
      <PanelBoundary>
        <CoverSection desk={desk} overview={overview} answer={answer} />
      </PanelBoundary>
      <PanelBoundary>
        <GapSection desk={desk} overview={overview} answer={answer} />
      </PanelBoundary>
      <PanelBoundary>
        <ProblemSection desk={desk} />
      </PanelBoundary>
      <PanelBoundary>
        <SitingSection desk={desk} overview={overview} />
      </PanelBoundary>
      <PanelBoundary>
        <TrialList desk={desk} />
      </PanelBoundary>
      <WalkSource overview={overview} />
    </>
  )
}

/** Who walks where: minutes and speed above, then what they mean for the chosen place. */
export const WalkPanel = ({ overview }: { overview: Overview }) => {
  const desk = useWalkDesk()
  if (desk === null) return null
  return (
    <>
      <WalkControls desk={desk} />
      <div className="panel-scroll walk-scroll" tabIndex={-1}>
        <PanelBoundary>
          <Body desk={desk} overview={overview} />
        </PanelBoundary>
      </div>
    </>
  )
}
