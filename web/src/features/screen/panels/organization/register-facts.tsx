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

/** Labelled numbers, one under the other. */
export const RegisterFacts = ({
  facts,
  registers,
}: {
  facts: readonly RegisterFact[]
  registers: Registers
}) => (
  <ul className="screen-facts">
    {facts.map(({ name, label, value, of, kind }) => (
      <li key={name} className={of !== undefined && value !== null && value < of ? 'is-short' : ''}>
        <span>{label}</span>
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
      </li>
    ))}
  </ul>
)

/** A figure of a register that nobody brought is absent. */
const known = (onRecord: number, value: number): number | null => (onRecord === 0 ? null : value)

/** What the strip and the column tell beside levels, six-have and ratings. */
export const useRegisterFacts = (
  registers: Registers,
): Record<'posts' | 'places' | 'others', RegisterFact[]> => {
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
    places: [
      place('hall'),
      place('centre'),
      place('station'),
      place('community-rooms'),
      ...([1, 2, 3] as const).map(
        (grade): RegisterFact => ({
          name: `grade.${grade}`,
          label: words.grade[grade],
          value: known(onRecord.places, grades[grade]),
          kind: 'grades',
        }),
      ),
    ],
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
