import { leastSpeedMps, mostSpeedMps, type ServiceMinutes, serviceMinutes } from '../../../app/walk-view.ts'
import { adjust, adjustWalk, readView } from '../../../app/view-history.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { circleShapes } from '../../../map/types.ts'
import { useView } from '../../../app/use-view.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import type { WalkDesk } from './walk-desk.tsx'
import './walk-controls.css'

const speeds = [0.8, 1, 1.2, 1.4] as const
const speedStep = 0.05

/** The circles drawn are those of the minutes asked for and of all shorter ones. */
const chooseWithin = (within: ServiceMinutes): void =>
  adjust({
    minutes: serviceMinutes.filter((value) => value <= within),
    walk: { ...readView().walk, within },
  })

/** How long, how fast, and how the circles are drawn; what that comes to stands beneath. */
export const WalkControls = ({ desk }: { desk: WalkDesk }) => {
  const m = useMessages()
  const { circles } = useView().walk
  const { within, speedMps, setSpeed } = desk
  return (
    <section className="walk-controls" aria-label={m.walk.controls}>
      <div className="walk-row">
        <span>{m.walk.minutes}</span>
        <Segmented
          label={m.walk.minutes}
          value={String(within)}
          choices={serviceMinutes.map((value) => ({ value: String(value), label: String(value) }))}
          onChoose={(value) => {
            const chosen = serviceMinutes.find((entry) => String(entry) === value)
            if (chosen !== undefined) chooseWithin(chosen)
          }}
        />
        <span className="walk-circles">{m.walk.circles}</span>
        <Segmented
          label={m.walk.circles}
          value={circles}
          choices={circleShapes.map((value) => ({ value, label: m.walk.circleShapes[value] }))}
          onChoose={(value) => adjustWalk({ circles: value })}
        />
      </div>
      <div className="walk-row">
        <span>{m.walk.speed}</span>
        <Segmented
          label={m.walk.speed}
          value={String(speedMps)}
          choices={speeds.map((value) => ({
            value: String(value),
            label: [value.toFixed(1), m.walk.speeds[value]].filter(Boolean).join(' '),
          }))}
          onChoose={(value) => setSpeed(Number(value))}
        />
      </div>
      <div className="walk-row walk-fine">
        <input
          type="range"
          min={leastSpeedMps}
          max={mostSpeedMps}
          step={speedStep}
          value={speedMps}
          aria-label={m.walk.speed}
          aria-valuetext={m.walk.speedValue(speedMps)}
          onChange={(event) => setSpeed(Number(event.target.value))}
        />
        <output className="fig">{m.walk.speedValue(speedMps)}</output>
      </div>
      <p className="sub">{m.walk.reach(within, speedMps)}</p>
    </section>
  )
}
