import type { Registers } from '../../../../api/registers.ts'
import { formatCount } from '../../../../i18n/format.ts'
import { screenMessagesOf, useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { ScreenFigure } from '../parts/screen-figure.tsx'
import './six-have.css'

/** Up to this many places are one cell each. */
const mostCells = 40

/** Numbers with more digits than this do not stand under a column: then the columns lie down. */
const mostUpright = 999

/** Each of the six over the places that somebody looked at, one cell a place; what is missing is hatched, on top. */
export const SixHave = ({ sixHave }: Pick<Registers, 'sixHave'>) => {
  const words = useScreenMessages().organization
  return (
    <ul className={sixHave.looked > mostUpright ? 'screen-six lying' : 'screen-six'}>
      {sixHave.items.map(({ item, looked, present, missing }) => (
        <li key={item} className={missing.length > 0 ? 'is-missing' : ''}>
          <span className="six-cells" aria-hidden="true">
            {looked <= mostCells ? (
              Array.from({ length: looked }, (_, index) => (
                <i key={index} className={index < missing.length ? 'hatched' : ''} />
              ))
            ) : (
              <>
                {missing.length > 0 && <i className="hatched" style={{ flexGrow: missing.length }} />}
                <i style={{ flexGrow: present }} />
              </>
            )}
          </span>
          <ScreenFigure
            name={`organization.six.${item}`}
            value={looked === 0 ? null : present}
            format={formatCount}
            label={words.six[item]}
            from={(messages) =>
              screenMessagesOf(messages).organization.provenance.six({
                item,
                looked,
                present,
                missing: missing.map(({ name }) => name),
              })
            }
          />
          <span className="six-name">{words.six[item]}</span>
        </li>
      ))}
    </ul>
  )
}
