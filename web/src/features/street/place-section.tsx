import type { Overview } from '../../api/overview.ts'
import { areaParts, formatCount } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { Figure } from '../../ui/figure.tsx'
import './place-section.css'

/** The chosen place by name, with how large it is. */
export const PlaceSection = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const { place, figures, street } = overview
  const area = areaParts(figures.areaM2)
  const below = m.panel.place.grids(figures.grids.district, figures.grids.unit, figures.grids.basic)
  return (
    <section id="panel-place" className="panel-section place-section">
      <p className="kicker">
        {m.terms.level[place.level]}
        <span className="fig">{place.code}</span>
      </p>
      <h1>{place.name}</h1>
      {place.level !== 'basic' && below !== '' && <p className="sub">{below}</p>}
      <ul className="place-figures">
        <li>
          <Figure
            size="figure"
            value={formatCount(figures.households)}
            label={m.panel.place.households}
            note={1}
            from={(words) => words.provenance.households(overview)}
          />
          <span>
            {m.panel.place.households}
            {!street.householdsCounted && <em className="estimated">{m.panel.place.estimated}</em>}
          </span>
        </li>
        <li>
          <Figure
            size="figure"
            value={formatCount(figures.residents)}
            label={m.panel.place.residents}
            from={(words) => words.provenance.residents(overview)}
          />
          <span>{m.panel.place.residents}</span>
        </li>
        <li>
          <Figure
            size="figure"
            value={formatCount(figures.buildings)}
            label={m.panel.place.buildings}
            from={(words) => words.provenance.buildings(overview)}
          />
          <span>{m.panel.place.buildings}</span>
        </li>
        <li>
          <Figure
            size="figure"
            value={area.value}
            label={m.panel.place.area}
            from={(words) => words.provenance.area(overview)}
          />
          <span>{m.terms.unit[area.unit]}</span>
        </li>
      </ul>
    </section>
  )
}
