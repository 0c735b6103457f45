import type { Registers } from '../../../../api/registers.ts'
import type { Overview } from '../../../../api/overview.ts'
import { formatCount } from '../../../../i18n/format.ts'
import { useMessages } from '../../../../i18n/messages.tsx'
import { screenMessagesOf } from '../../../../i18n/screen-messages.ts'
import { ScreenFigure } from '../parts/screen-figure.tsx'
import { blankPlaces, levels, sideBySide } from './organization-facts.ts'
import './level-rows.css'

/** Up to this many are drawn one by one; more would be thinner than a hatch. */
const mostCells = 80

interface CellsProps {
  readonly expected: number
  readonly present: number
  /** Places of the blank ones on the row, 0–1, in order. */
  readonly blanks: readonly number[]
}

const Cells = ({ expected, present, blanks }: CellsProps) => {
  const missing = expected - present
  if (expected <= mostCells) {
    const hatched = new Set(
      blanks.map((place) => Math.min(expected - 1, Math.floor(place * expected + 1e-9))),
    )
    // Two blanks on one place, or one without a place, stand at the end.
    for (let index = expected - 1; hatched.size < missing && index >= 0; index -= 1) hatched.add(index)
    return (
      <span className="level-cells" aria-hidden="true">
        {Array.from({ length: expected }, (_, index) => (
          <i key={index} className={hatched.has(index) ? 'hatched' : ''} />
        ))}
      </span>
    )
  }
  const width = 1 / expected
  return (
    <span className="level-cells whole" aria-hidden="true">
      {sideBySide(blanks, width).map((left) => (
        <i
          key={left}
          className="hatched"
          style={{ left: `${left * 100}%`, width: `max(calc(var(--u) * 4), ${width * 100}%)` }}
        />
      ))}
    </span>
  )
}

/** Four levels, one under the other: every grid that should have its organisation, and hatched where it has none. */
export const LevelRows = ({ registers, overview }: { registers: Registers; overview: Overview }) => {
  const m = useMessages()
  const units = overview.place.level === 'district' ? overview.children.map(({ code }) => code) : []
  const shown = levels.filter((level) => registers.levels[level].expected > 0)
  return (
    <ul className="screen-levels">
      {shown.map((level) => {
        const { expected, present } = registers.levels[level]
        const codes = registers.blanks
          .filter((blank) => blank.level === level && blank.missing === 'organization')
          .map(({ code }) => code)
        return (
          <li key={level}>
            <span className="row-name">{m.terms.organization[level].replace(/^街道|^片区|^网格/, '')}</span>
            <ScreenFigure
              name={`organization.${level}`}
              value={present}
              of={expected}
              format={formatCount}
              label={m.terms.organization[level]}
              from={(messages) =>
                screenMessagesOf(messages).organization.provenance.level(
                  messages.terms.organization[level],
                  expected,
                  present,
                )
              }
            />
            <Cells
              expected={expected}
              present={present ?? 0}
              blanks={blankPlaces(codes, expected, registers.levels.unit.expected, units)}
            />
          </li>
        )
      })}
    </ul>
  )
}
