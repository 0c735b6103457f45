import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Overview } from '../api/overview.ts'
import { chooseDemoRole, type Role, sessionQuery, signOut } from '../api/session.ts'
import { dateParts, formatClock } from '../i18n/format.ts'
import { useMessages } from '../i18n/messages.tsx'
import { type MapLanguage, type MapTheme, mapThemes } from '../map/types.ts'
import { Icon } from '../ui/icon.tsx'
import { Seal } from '../ui/seal.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { remember } from './remembered.ts'
import { useView } from './use-view.ts'
import { type PageName, pagePaths } from './view.ts'
import { addressOfPage, adjust, goTo, goToPage } from './view-history.ts'
import './header.css'

const themeIcons = { light: 'sun', dark: 'moon', contrast: 'contrast' } as const
const offeredRoles: readonly Role[] = ['screen', 'inspector', 'planner']

const Account = () => {
  const m = useMessages()
  const queries = useQueryClient()
  const session = useQuery(sessionQuery)
  if (session.data === undefined) return null
  const { account, demoRoles } = session.data
  if (account.demo) {
    const choices = (demoRoles ?? offeredRoles).filter((role) => offeredRoles.includes(role))
    return (
      <span className="demo-role">
        <span aria-hidden="true">{m.demoRole}</span>
        <Segmented
          label={m.demoRole}
          value={account.role}
          choices={choices.map((role) => ({ value: role, label: m.terms.role[role] }))}
          onChoose={(role) => void chooseDemoRole(role).then(() => queries.invalidateQueries())}
        />
      </span>
    )
  }
  return (
    <span className="account">
      {m.signedInAs(account.name, m.terms.role[account.role])}
      <button
        type="button"
        className="icon-button"
        aria-label={m.signOut}
        title={m.signOut}
        onClick={() => void signOut().then(() => location.assign('/sign-in'))}
      >
        <Icon name="signOut" />
      </button>
    </span>
  )
}

const StreetName = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  if (overview.streets.length < 2) return <b className="street-name">{overview.street.name}</b>
  return (
    <span className="street-choice">
      <select
        className="street-name"
        aria-label={m.chooseStreet}
        value={overview.street.id}
        onChange={(event) => goTo({ street: event.target.value, grid: null, camera: null })}
      >
        {overview.streets.map((street) => (
          <option key={street.id} value={street.id}>
            {street.name}
          </option>
        ))}
      </select>
      <Icon name="down" size={14} />
    </span>
  )
}

const pages = Object.keys(pagePaths) as PageName[]

const Workspaces = () => {
  const m = useMessages()
  const view = useView()
  return (
    <nav className="workspaces" aria-label={m.workspaces}>
      {pages.map((page) => (
        <a
          key={page}
          href={addressOfPage(page, view)}
          aria-current={view.page === page ? 'page' : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
            event.preventDefault()
            if (view.page !== page) goToPage(page)
          }}
        >
          {m.page[page]}
        </a>
      ))}
    </nav>
  )
}

interface Props {
  overview: Overview | undefined
  theme: MapTheme
  language: MapLanguage
}

/** Which street, under which plan, as of when, and for whom. */
export const Header = ({ overview, theme, language }: Props) => {
  const m = useMessages()
  return (
    <header className="bar">
      <a className="brand" href="/" aria-label={m.product}>
        <Seal size={26} />
        <b>{m.product}</b>
      </a>
      <Workspaces />
      {overview !== undefined && (
        <>
          <StreetName overview={overview} />
          <span className="plan-name">
            {m.plan(overview.plan.name)}
            {overview.plan.status === 'published' && <em>{m.planInForce}</em>}
          </span>
        </>
      )}
      <span className="spread" />
      {overview?.street.synthetic === true && <span className="tag">{m.synthetic}</span>}
      {overview !== undefined && !overview.street.householdsCounted && (
        <span className="tag warn" title={m.estimatedWhy}>
          {m.estimated}
        </span>
      )}
      {overview !== undefined && (
        <time className="data-time" dateTime={overview.asOf.time}>
          {m.dataTime(`${m.monthDay(dateParts(overview.asOf.time))} ${formatClock(overview.asOf.time)}`)}
        </time>
      )}
      <Account />
      <Segmented
        label={m.theme.label}
        value={theme}
        choices={mapThemes.map((value) => ({
          value,
          label: m.theme[value],
          icon: <Icon name={themeIcons[value]} size={17} />,
        }))}
        onChoose={(value) => {
          remember('theme', value)
          adjust({ theme: value })
        }}
      />
      <Segmented
        label={m.language.label}
        value={language}
        choices={[
          { value: 'zh', label: '中' },
          { value: 'en', label: 'EN' },
        ]}
        onChoose={(value) => {
          remember('language', value)
          adjust({ language: value })
        }}
      />
    </header>
  )
}
