import { absent, formatCount } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import type { HoverInfo } from '../../map/types.ts'

/** What lies under the pointer. It repeats the panel's figures, so it takes no focus and no clicks. */
export const MapTip = ({ info }: { info: HoverInfo }) => {
  const m = useMessages()
  return (
    <div className="map-tip" style={{ left: info.x, top: info.y }} aria-hidden="true">
      <b>{info.name}</b>
      <span>
        <i className="fig">{formatCount(info.households)}</i> {m.hover.households}
      </span>
      <span>
        <i className="fig">{formatCount(info.residents)}</i> {m.hover.residents}
      </span>
      <span>
        {m.hover.requests}{' '}
        <i className="fig">{info.requests30d === null ? absent : formatCount(info.requests30d)}</i>
      </span>
    </div>
  )
}
