import { useEffect, useState } from 'react'
import { recall, remember } from '../../app/remembered.ts'
import { adjust, adjustWalk, readView } from '../../app/view-history.ts'
import { type ServiceMinutes, serviceMinutes } from '../../app/walk-view.ts'
import { useMessages } from '../../i18n/messages.tsx'
import type { Messages } from '../../i18n/zh.ts'
import { type LegendGroup, legendFor } from '../../map/legend.ts'
import { circleShapes, type MapLayerKey, type MapState } from '../../map/types.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { Icon } from '../../ui/icon.tsx'
import '../../map/legend.css'
import './layers-card.css'

/** In the order of the number keys that switch them. */
const order: readonly MapLayerKey[] = [
  'service',
  'uncovered',
  'gaps',
  'requests',
  'places',
  'grids',
  'buildings',
  'basemap',
]

const toggleLayer = (key: MapLayerKey): void => {
  const { layers } = readView()
  adjust({ layers: { ...layers, [key]: !layers[key] } })
}

const toggleMinutes = (minutes: ServiceMinutes): void => {
  const now = readView().minutes
  const next = serviceMinutes.filter((value) => now.includes(value) !== (value === minutes))
  if (next.length > 0) adjust({ minutes: next })
}

/** How the circles and gaps on the map were walked. */
interface Walked {
  speedMps: number
  gapMinutes: number
}

const unitOf = (m: Messages, { key }: LegendGroup, { speedMps, gapMinutes }: Walked): string | null => {
  if (key === 'service') return m.walk.legendCircles(speedMps)
  return key === 'uncovered' ? m.walk.legendGaps(gapMinutes, speedMps) : m.legendUnits[key]
}

const Legend = ({ group }: { group: LegendGroup }) => {
  const m = useMessages()
  return (
    <ul className={`legend legend-${group.key}`}>
      {group.items.map((item) => (
        <li key={item.swatch}>
          <i className={`swatch swatch-${item.swatch}`} aria-hidden="true" />
          {group.unit === 'per-km2' && item.range !== undefined
            ? m.legendRange(
                Math.round(item.range.from),
                item.range.to === null ? null : Math.round(item.range.to),
              )
            : m.swatchNames[item.swatch]}
        </li>
      ))}
    </ul>
  )
}

/** Below this the map is too small to carry the whole card: it starts folded, its signs in a strip. */
const roomyWindow = '(min-width: 1501px)'

const startsOpen = (): boolean => {
  const chosen = recall('layers')
  return chosen === null ? matchMedia(roomyWindow).matches : chosen !== 'folded'
}

/** The signs that nobody could guess, on one plate at the map's foot, while the card is folded. */
const SlimLegend = ({ groups, walked }: { groups: readonly LegendGroup[]; walked: Walked }) => {
  const m = useMessages()
  const shown = groups.filter((group) => group.key !== 'grids')
  if (shown.length === 0) return null
  return (
    <div className="legend-slim">
      {shown.map((group) => (
        <div key={group.key} className="legend-slim-group">
          <Legend group={group} />
          {(group.unit !== null || group.key === 'uncovered') && group.key !== 'buildings' && (
            <span className="legend-unit">{unitOf(m, group, walked)}</span>
          )}
        </div>
      ))}
    </div>
  )
}

interface Props {
  state: MapState
  breaks: readonly number[]
  minutes: readonly ServiceMinutes[]
  /** False where the street has no organisation on record: its switch is off and says why. */
  gapsKnown: boolean
  speedMps: number
  /** The limit of the coverage gaps. */
  gapMinutes: number
}

/** Switches and legend in one: what a layer's signs mean stands under its switch, with their unit. */
export const LayersCard = ({ state, breaks, minutes, gapsKnown, ...walked }: Props) => {
  const m = useMessages()
  const [open, setOpen] = useState(startsOpen)
  const groups = legendFor(state, breaks)

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, select, textarea') !== null
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return
      const key = order[Number(event.key) - 1]
      if (key !== undefined) toggleLayer(key)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <>
      {!open && <SlimLegend groups={groups} walked={walked} />}
      <section className={`layers-card${open ? ' open' : ''}`} aria-label={m.layers}>
        <button
          type="button"
          className="layers-head"
          aria-expanded={open}
          onClick={() => {
            remember('layers', open ? 'folded' : 'open')
            setOpen(!open)
          }}
        >
          {m.layers}
          <Icon name="down" size={16} />
        </button>
        {open && (
          <ul className="layers-list">
            {order.map((key, index) => {
              const group = groups.find((entry) => entry.key === key)
              const unit = group === undefined || group.key === 'buildings' ? null : unitOf(m, group, walked)
              return (
                <li
                  key={key}
                  className={key === 'buildings' || key === 'basemap' ? 'layer-short' : undefined}
                >
                  <div className="layer-line">
                    <label>
                      <input
                        type="checkbox"
                        checked={state.layers[key]}
                        disabled={key === 'gaps' && !gapsKnown}
                        onChange={() => toggleLayer(key)}
                      />
                      {m.layerNames[key]}
                    </label>
                    {key === 'service' && state.layers.service && (
                      <span className="minutes" role="group" aria-label={m.layerNames.service}>
                        {serviceMinutes.map((value) => (
                          <button
                            key={value}
                            type="button"
                            aria-pressed={minutes.includes(value)}
                            aria-label={m.mapWords.minutes(value)}
                            onClick={() => toggleMinutes(value)}
                          >
                            {value}
                          </button>
                        ))}
                      </span>
                    )}
                    {unit !== null && key === 'gaps' && <span className="legend-unit">{unit}</span>}
                    <kbd aria-hidden="true">{index + 1}</kbd>
                  </div>
                  {key === 'gaps' && !gapsKnown && (
                    <p className="legend-unit">{m.findings.organization({ kind: 'no-data' })}</p>
                  )}
                  {unit !== null && key !== 'gaps' && <p className="legend-unit">{unit}</p>}
                  {key === 'service' && state.layers.service && (
                    <div className="circle-shapes">
                      <Segmented
                        label={m.walk.circles}
                        value={state.circles}
                        choices={circleShapes.map((value) => ({ value, label: m.walk.circleShapes[value] }))}
                        onChoose={(value) => adjustWalk({ circles: value })}
                      />
                    </div>
                  )}
                  {group !== undefined && <Legend group={group} />}
                </li>
              )
            })}
          </ul>
        )}
      </section>
    </>
  )
}
