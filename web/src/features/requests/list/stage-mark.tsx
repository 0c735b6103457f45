import { type RequestStage, requestStages } from '@wangge/geodata'
import './stage-mark.css'

interface Props {
  stage: RequestStage
  late: boolean
  suspended: boolean
}

/** Seven steps in a row, filled up to the one where it stands; that one carries its number. */
export const StageMark = ({ stage, late, suspended }: Props) => (
  <span
    className={`stage-mark${late ? ' is-late' : ''}${suspended ? ' is-suspended' : ''}`}
    aria-hidden="true"
  >
    {requestStages.map((step) => (
      <i
        key={step}
        className={step < stage ? 'done' : step === stage ? 'here' : ''}
        style={step <= stage ? { background: `var(--stage-${step})` } : undefined}
      >
        {step === stage ? step : ''}
      </i>
    ))}
  </span>
)
