import { type ReactNode, useRef } from 'react'
import type { Overview } from '../../../../api/overview.ts'
import type { Registers } from '../../../../api/registers.ts'
import { useMessages } from '../../../../i18n/messages.tsx'
import { useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { tellMoment } from '../../data/moment.ts'
import type { PanelProps } from '../panel.ts'
import { noteMark } from '../parts/note-mark.ts'
import { PanelColumn, PanelSection, PanelTitle } from '../parts/panel-frame.tsx'
import { PanelState } from '../parts/panel-state.tsx'
import { SourceLine } from '../parts/source-line.tsx'
import { useFit } from '../parts/use-fit.ts'
import { BlankNames } from './blank-names.tsx'
import { LevelRows } from './level-rows.tsx'
import { organizationFact, sixHaveFact } from './organization-facts.ts'
import { RatingRows } from './rating-rows.tsx'
import { hasWideFacts, RegisterFacts, useRegisterFacts } from './register-facts.tsx'
import { SixHave } from './six-have.tsx'
import './organization-panel.css'

/** From all that a column shows to the least: names of blank spots of each kind, and whether posts are told by kind. */
const densities = [
  { names: 14, byPost: true, hasPlaces: true },
  { names: 8, byPost: true, hasPlaces: true },
  { names: 5, byPost: true, hasPlaces: true },
  { names: 3, byPost: true, hasPlaces: true },
  { names: 2, byPost: true, hasPlaces: true },
  { names: 1, byPost: true, hasPlaces: true },
  { names: 0, byPost: true, hasPlaces: true },
  { names: 3, byPost: false, hasPlaces: false },
  { names: 1, byPost: false, hasPlaces: false },
  { names: 0, byPost: false, hasPlaces: false },
] as const

/** A strip leaves out the posts first, then the ratings. */
const mostLeftOfStrip = 2

const Note = ({ of }: { of: number }) => <sup>{noteMark(of)}</sup>

interface Told {
  readonly registers: Registers
  readonly overview: Overview
}

const Levels = ({ registers, overview }: Told) => {
  const words = useScreenMessages().organization
  return organizationFact(registers) === null ? (
    <p className="screen-empty">{words.noOrganizations}</p>
  ) : (
    <LevelRows registers={registers} overview={overview} />
  )
}

const Six = ({ registers }: { registers: Registers }) => {
  const words = useScreenMessages().organization
  return registers.sixHave.looked === 0 ? (
    <p className="screen-empty">{words.nobodyLooked(registers.sixHave.operating)}</p>
  ) : (
    <SixHave sixHave={registers.sixHave} />
  )
}

const Ratings = ({ registers }: { registers: Registers }) => {
  const words = useScreenMessages().organization
  const { gold, silver, yellow, red } = registers.ratings
  return gold + silver + yellow + red === 0 ? (
    <p className="screen-empty">{words.noRatings(registers.compounds.total)}</p>
  ) : (
    <RatingRows registers={registers} />
  )
}

const Strip = ({ registers, overview, left, source }: Told & { left: number; source: ReactNode }) => {
  const words = useScreenMessages().organization
  const facts = useRegisterFacts(registers)
  const [posts] = facts.posts
  const [hall, centre] = facts.places
  return (
    <>
      <div className="organization-strip" data-left={left}>
        <PanelSection
          className="first"
          title={
            <>
              {words.titleShort(organizationFact(registers))}
              <Note of={1} />
            </>
          }
        >
          <Levels registers={registers} overview={overview} />
        </PanelSection>
        <PanelSection
          className="first"
          title={
            <>
              {words.sixTitle(sixHaveFact(registers))}
              <Note of={2} />
            </>
          }
        >
          <Six registers={registers} />
        </PanelSection>
        {left < 2 && (
          <PanelSection
            className="first"
            title={
              <>
                {words.ratingTitle(registers.ratings)}
                <Note of={3} />
              </>
            }
          >
            <Ratings registers={registers} />
          </PanelSection>
        )}
        {left < 1 && (
          <PanelSection className="first" title={words.postsTitle(registers.posts, registers.onRecord.posts)}>
            <RegisterFacts
              registers={registers}
              facts={[posts, ...facts.others.slice(0, 1), hall, centre].filter((fact) => fact !== undefined)}
            />
          </PanelSection>
        )}
      </div>
      {source}
    </>
  )
}

const Column = ({ registers, overview, left }: Told & { left: number }) => {
  const { panel, organization: words } = useScreenMessages()
  const facts = useRegisterFacts(registers)
  const room = densities[left] ?? densities[0]
  const place = overview.place.level === 'street' ? '' : overview.place.name
  return (
    <>
      <PanelTitle
        subject={panel.organization}
        scope={words.scope(place)}
        title={
          <>
            {words.titleShort(organizationFact(registers))}
            <Note of={1} />
          </>
        }
      />
      <Levels registers={registers} overview={overview} />
      {room.names > 0 && registers.onRecord.organizations > 0 && (
        <BlankNames blanks={registers.blanks} most={room.names} />
      )}
      <PanelSection
        title={
          <>
            {words.sixTitle(sixHaveFact(registers))}
            <Note of={2} />
          </>
        }
      >
        <Six registers={registers} />
      </PanelSection>
      <PanelSection
        title={
          <>
            {words.ratingTitle(registers.ratings)}
            <Note of={3} />
          </>
        }
      >
        <Ratings registers={registers} />
      </PanelSection>
      <PanelSection title={words.postsTitle(registers.posts, registers.onRecord.posts)}>
        <div className={hasWideFacts(registers) ? 'facts-one-by-one' : 'facts-side-by-side'}>
          <RegisterFacts registers={registers} facts={room.byPost ? facts.posts : facts.posts.slice(0, 1)} />
          {room.hasPlaces && (
            <RegisterFacts
              registers={registers}
              facts={[...facts.others, ...facts.places]}
              grades={facts.grades}
            />
          )}
        </div>
      </PanelSection>
    </>
  )
}

/** What the registers hold of organisations, places and companies, as of now, and what they lack. */
export const OrganizationPanel = ({ data, shape, slot, heightU }: PanelProps) => {
  const m = useMessages()
  const { panel, organization: words } = useScreenMessages()
  const box = useRef<HTMLDivElement>(null)
  const registers = data.registers.value
  const overview = data.place.value
  const subject = `${shape} ${slot} ${heightU} ${m.product} ${data.code} ${registers === null}`
  const left = useFit(
    box,
    subject,
    slot === 'strip' ? mostLeftOfStrip : densities.length - 1,
    slot === 'strip',
  )
  if (registers === null || overview === null)
    return <PanelState subject={panel.organization} part={registers === null ? data.registers : data.place} />
  const source = (
    <SourceLine
      notes={[words.notes.organization, words.notes.six(registers.sixHave.looked), words.notes.ratings]}
      dataTime={tellMoment(m, registers.asOf.time)}
      parts={[data.registers]}
    />
  )
  return (
    <PanelColumn box={box}>
      {slot === 'strip' ? (
        <Strip registers={registers} overview={overview} left={left} source={source} />
      ) : (
        <>
          <Column registers={registers} overview={overview} left={left} />
          {source}
        </>
      )}
    </PanelColumn>
  )
}
