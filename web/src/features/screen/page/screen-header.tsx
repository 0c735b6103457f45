import type { Overview } from '../../../api/overview.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useScreenMessages } from '../../../i18n/screen-messages.ts'
import { Seal } from '../../../ui/seal.tsx'
import { AliveBar } from '../alive/alive-bar.tsx'
import type { LiveScreen } from '../alive/use-live-screen.ts'
import { Clock } from './clock.tsx'
import './screen-header.css'

/** Which street, under which plan, how true and how new. */
export const ScreenHeader = ({ street, live }: { street: Overview; live: LiveScreen }) => {
  const m = useMessages()
  const words = useScreenMessages()
  const { plan, figures } = street
  const name = plan.status === 'published' ? words.planInForce(plan.name) : words.planNamed(plan.name)
  const { district, unit, basic } = figures.grids
  return (
    <header className="screen-header">
      <a className="screen-seal" href="/" aria-label={m.product}>
        <Seal size={38} />
      </a>
      <h1>{street.street.name}</h1>
      <span className="screen-plan">
        {name} · {words.grids(district, unit, basic)}
      </span>
      <span className="spread" />
      {street.street.synthetic && <span className="screen-tag">{m.synthetic}</span>}
      {!street.street.householdsCounted && (
        <span className="screen-tag" title={m.estimatedWhy}>
          {m.estimated}
        </span>
      )}
      <AliveBar live={live} />
      <Clock />
    </header>
  )
}
