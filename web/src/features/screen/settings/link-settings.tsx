import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  makeScreenLink,
  type ScreenLink,
  screenLinksQuery,
  withdrawScreenLink,
} from '../../../api/screen-links.ts'
import { savedScreensQuery } from '../../../api/screens.ts'
import { sessionQuery } from '../../../api/session.ts'
import { pagePaths } from '../../../app/view.ts'
import { useScreenChromeMessages } from '../../../i18n/screen-chrome-messages.ts'
import { CopyOnce } from './copy-once.tsx'
import { failureText } from './failure-text.ts'
import { SureButton } from './sure-button.tsx'
import { useWhen } from './use-when.ts'

const addressOf = (token: string): string => `${location.origin}${pagePaths.screen}#token=${token}`

const LinkRow = ({ link, onWithdraw }: { link: ScreenLink; onWithdraw: () => void }) => {
  const { links: words } = useScreenChromeMessages()
  const when = useWhen()
  return (
    <li data-withdrawn={link.withdrawnAt !== null}>
      <b>{link.label}</b>
      {link.screen !== null && <em>{link.screen}</em>}
      <small>{link.lastUsedAt === null ? words.unused : words.used(when(link.lastUsedAt))}</small>
      {link.withdrawnAt === null ? (
        <SureButton
          name={words.withdraw(link.label)}
          label={words.withdrawShort}
          sure={words.sure}
          keep={words.keep}
          onSure={onWithdraw}
        />
      ) : (
        <small>{words.withdrawn}</small>
      )}
    </li>
  )
}

const LinkDesk = () => {
  const { links: words } = useScreenChromeMessages()
  const queries = useQueryClient()
  const links = useQuery(screenLinksQuery).data?.links ?? []
  const screens = useQuery(savedScreensQuery).data?.screens ?? []
  const [label, setLabel] = useState('')
  const [screen, setScreen] = useState('')
  const refresh = (): void => void queries.invalidateQueries({ queryKey: screenLinksQuery.queryKey })
  const make = useMutation({
    mutationFn: () => makeScreenLink(label.trim(), screen === '' ? null : screen),
    onSuccess: () => {
      setLabel('')
      refresh()
    },
  })
  const withdraw = useMutation({ mutationFn: withdrawScreenLink, onSuccess: refresh })
  const failure = make.error ?? withdraw.error
  return (
    <>
      <p className="drawer-note">{words.why}</p>
      {links.length === 0 && <p className="drawer-note">{words.none}</p>}
      <ul>
        {links.map((link) => (
          <LinkRow key={link.id} link={link} onWithdraw={() => withdraw.mutate(link.id)} />
        ))}
      </ul>
      <form
        className="drawer-form"
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate()
        }}
      >
        <label>
          {words.label}
          <input value={label} maxLength={60} required onChange={(event) => setLabel(event.target.value)} />
        </label>
        <label>
          {words.screen}
          <select value={screen} onChange={(event) => setScreen(event.target.value)}>
            <option value="">{words.screenDefault}</option>
            {screens.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="drawer-button" disabled={label.trim() === '' || make.isPending}>
          {words.make}
        </button>
      </form>
      {make.data !== undefined && <CopyOnce key={make.data.id} text={addressOf(make.data.token)} />}
      <p className="drawer-said" role="status">
        {failure !== null && `${words.failed}（${failureText(failure)}）`}
      </p>
    </>
  )
}

/** Links for screens that nobody signs in at; who may not make them reads who may. */
export const LinkSettings = () => {
  const { links: words } = useScreenChromeMessages()
  const session = useQuery(sessionQuery).data
  if (session === undefined) return null
  const mayManage = session.permissions.includes('accounts.manage')
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      {mayManage ? (
        <LinkDesk />
      ) : (
        <p className="drawer-note">{session.account.demo ? words.mayNotDemo : words.mayNot}</p>
      )}
    </section>
  )
}
