import type { Registers } from '../../../../api/registers.ts'
import { formatCount } from '../../../../i18n/format.ts'
import { screenMessagesOf, useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { ScreenFigure } from '../parts/screen-figure.tsx'
import './register-facts.css'

export interface RegisterFact {
  readonly name: string
  readonly label: string
  /** null where the register is empty: not 0. */
  readonly value: number | null
  readonly of?: number
  readonly kind: 'posts' | 'post' | 'bodies' | 'places' | 'grades' | 'unmanaged'
}

const Fact = ({ fact, registers }: { fact: RegisterFact; registers: Registers }) => {
  const { name, label, value, of, kind } = fact
  return (
    <ScreenFigure
      name={`organization.${name}`}
      value={value}
      {...(of === undefined || value === null ? {} : { of })}
      format={formatCount}
      label={label}
      from={(messages) =>
        screenMessagesOf(messages).organization.provenance.fact(kind, label, value, of ?? null, registers)
      }
    />
  )
}

/** Numbers with more digits take a line of the whole panel each. */
const mostSideBySide = 9999

export const hasWideFacts = ({ posts, bodies, places }: Registers): boolean =>
  [...posts.map(({ planned }) => planned), bodies.total, places.centre.operating].some(
    (count) => count > mostSideBySide,
  )

/** Labelled numbers, one under the other; the grades of places stand in one row. */
export const RegisterFacts = ({
  facts,
  grades = [],
  registers,
}: {
  facts: readonly RegisterFact[]
  grades?: readonly RegisterFact[]
  registers: Registers
}) => {
  const words = useScreenMessages().organization
  return (
    <ul className="screen-facts">
      {facts.map((fact) => (
        <li
          key={fact.name}
          className={fact.of !== undefined && fact.value !== null && fact.value < fact.of ? 'is-short' : ''}
        >
          <span>{fact.label}</span>
          <Fact fact={fact} registers={registers} />
        </li>
      ))}
      {grades.length > 0 && (
        <li>
          <span>{words.grades}</span>
          <b>
            {grades.map((fact) => (
              <Fact key={fact.name} fact={fact} registers={registers} />
            ))}
          </b>
        </li>
      )}
    </ul>
  )
}

/** A figure of a register that nobody brought is absent. */
const known = (onRecord: number, value: number): number | null => (onRecord === 0 ? null : value)

/** What the strip and the column tell beside levels, six-have and ratings. */
export const useRegisterFacts = (
  registers: Registers,
): Record<'posts' | 'places' | 'grades' | 'others', RegisterFact[]> => {
  const words = useScreenMessages().organization
  const { onRecord, posts, places, grades, bodies, unmanaged } = registers
  const sum = (of: 'planned' | 'filled'): number => posts.reduce((total, post) => total + post[of], 0)
  const place = (kind: keyof typeof places): RegisterFact => ({
    name: `place.${kind}`,
    label: words.place[kind],
    value: known(onRecord.places, places[kind].operating),
    kind: 'places',
  })
  return {
    posts: [
      {
        name: 'posts',
        label: words.posts,
        value: known(onRecord.posts, sum('filled')),
        of: sum('planned'),
        kind: 'posts',
      },
      ...posts.map(
        ({ kind, planned, filled }): RegisterFact => ({
          name: `post.${kind}`,
          label: words.post[kind],
          value: filled,
          of: planned,
          kind: 'post',
        }),
      ),
    ],
    places: [place('hall'), place('centre'), place('station'), place('community-rooms')],
    grades: ([1, 2, 3] as const).map((grade) => ({
      name: `grade.${grade}`,
      label: words.grade[grade],
      value: known(onRecord.places, grades[grade]),
      kind: 'grades',
    })),
    others: [
      {
        name: 'bodies',
        label: words.bodies,
        value: known(onRecord.bodies, bodies.covered),
        of: bodies.total,
        kind: 'bodies',
      },
      {
        name: 'unmanaged',
        label: words.unmanaged,
        value: known(onRecord.compounds, unmanaged.withFallback),
        of: unmanaged.total,
        kind: 'unmanaged',
      },
    ],
  }
}
