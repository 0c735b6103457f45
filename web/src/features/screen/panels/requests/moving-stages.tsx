import { useRef } from 'react'
import type { Overview } from '../../../../api/overview.ts'
import type { RequestIndicatorsAnswer } from '../../../../api/requests.ts'
import type { PanelProps } from '../panel.ts'
import { StageFlow } from './stage-flow.tsx'
import { useStageMotion } from './use-stage-motion.ts'
import './moving-stages.css'

interface Props extends Pick<PanelProps, 'live' | 'reducedMotion'> {
  readonly told: RequestIndicatorsAnswer
  readonly days: string
  /** Of the place that the figures are of. */
  readonly overview: Overview
}

/** The stages; a request that goes from one to another while somebody looks is seen to go. */
export const MovingStages = ({ told, days, overview, live, reducedMotion }: Props) => {
  const rows = useRef<HTMLOListElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const { window, figures } = told
  const stages = useStageMotion(
    { rows, layer },
    { live, reducedMotion },
    overview,
    figures.byStage,
    `${overview.place.code} ${window.from} ${window.to}`,
  )
  return (
    <div className="moving-stages">
      <StageFlow ref={rows} stages={stages} days={days} />
      <div ref={layer} className="stage-tokens" aria-hidden="true" />
    </div>
  )
}
