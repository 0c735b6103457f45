import { useEffect, useState } from 'react'
import { recall, remember } from '../../app/remembered.ts'
import { type ServiceMinutes, serviceMinutes } from '../../app/view.ts'
import { adjust, readView } from '../../app/view-history.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { type LegendGroup, legendFor } from '../../map/legend.ts'
import type { MapLayerKey, MapState } from '../../map/types.ts'
import { Icon } from '../../ui/icon.tsx'
import '../../map/legend.css'
import './layers-card.css'

/** In the order of the number keys that switch them. */
const order: readonly MapLayerKey[] = [
  'service',
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

interface Props {
  state: MapState
  breaks: readonly number[]
  minutes: readonly ServiceMinutes[]
  /** False where the street has no organisation on record: its switch is off and says why. */
  gapsKnown: boolean
}

/** Switches and legend in one: what a layer's signs mean stands under its switch, with their unit. */
export const LayersCard = ({ state, breaks, minutes, gapsKnown }: Props) => {
  const m = useMessages()
  const [open, setOpen] = useState(recall('layers') !== 'folded')
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
            const unit = group === undefined || group.key === 'buildings' ? null : m.legendUnits[group.key]
            return (
              <li key={key} className={key === 'buildings' || key === 'basemap' ? 'layer-short' : undefined}>
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
                {group !== undefined && <Legend group={group} />}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
