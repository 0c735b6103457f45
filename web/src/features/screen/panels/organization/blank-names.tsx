import type { Registers } from '../../../../api/registers.ts'
import { useScreenMessages } from '../../../../i18n/screen-messages.ts'
import './blank-names.css'

const groups = [
  { rule: 'CENTRE-1', level: 'unit' },
  { rule: 'ORG-1', level: 'district' },
  { rule: 'ORG-1', level: 'unit' },
  { rule: 'ORG-1', level: 'basic' },
] as const

/** Blank spots by what is missing, with names: of each kind as many as there is room for. */
export const BlankNames = ({ blanks, most }: { blanks: Registers['blanks']; most: number }) => {
  const words = useScreenMessages().organization
  return (
    <ul className="screen-blanks">
      {groups.map(({ rule, level }) => {
        const found = blanks.filter((blank) => blank.rule === rule && blank.level === level)
        if (found.length === 0) return null
        return (
          <li key={`${rule} ${level}`}>
            <b>
              {words.blankKind(rule, level)} {found.length}
            </b>
            <span>
              {words.blankNames(
                found.slice(0, most).map(({ name }) => name),
                found.length,
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
