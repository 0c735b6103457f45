import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { failureText } from './failure-text.ts'
import { removeScreen, type SavedScreen, savedScreensQuery, saveScreen } from '../../../api/screens.ts'
import { sessionQuery } from '../../../api/session.ts'
import { defaultScreen } from '../../../app/screen-view.ts'
import { useView } from '../../../app/use-view.ts'
import { goTo } from '../../../app/view-history.ts'
import { useScreenChromeMessages } from '../../../i18n/screen-chrome-messages.ts'
import type { ScreenSettingsProps } from './settings-props.ts'
import { SureButton } from './sure-button.tsx'
import { useWhen } from './use-when.ts'

/** A saved screen as it was saved; only the link's token stays. */
const open = (screen: SavedScreen, token: string | null): void =>
  goTo({
    street: null,
    grid: null,
    theme: null,
    language: null,
    screen: { ...defaultScreen, name: screen.name, saved: screen, token },
  })

/** What is saved under which name; those who may save what is shown now under one. */
export const SavedScreens = ({ street, choice, theme, language }: ScreenSettingsProps) => {
  const { saved: words } = useScreenChromeMessages()
  const when = useWhen()
  const view = useView()
  const queries = useQueryClient()
  const list = useQuery(savedScreensQuery)
  const mayManage = useQuery(sessionQuery).data?.permissions.includes('screens.manage') ?? false
  const [name, setName] = useState(view.screen.name ?? '')
  const refresh = (): void => void queries.invalidateQueries({ queryKey: ['screens'] })
  const save = useMutation({
    mutationFn: () =>
      saveScreen(name.trim(), {
        street: street.street.id,
        config: {
          panels: [...choice.panels],
          theme,
          language,
          tourSeconds: choice.tourSeconds,
          ...(view.grid === null ? {} : { grid: view.grid }),
        },
      }),
    onSuccess: refresh,
  })
  const remove = useMutation({ mutationFn: removeScreen, onSuccess: refresh })
  const failure = save.error ?? remove.error
  const screens = list.data?.screens ?? []
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      {screens.length === 0 && <p className="drawer-note">{words.none}</p>}
      <ul>
        {screens.map((screen) => (
          <li key={screen.name}>
            <button
              type="button"
              className="drawer-link"
              aria-label={words.open(screen.name)}
              onClick={() => open(screen, view.screen.token)}
            >
              {screen.name}
            </button>
            {screen.name === view.screen.name && <em>{words.now}</em>}
            <small>{words.by(screen.savedBy, when(screen.savedAt))}</small>
            {mayManage && (
              <SureButton
                name={words.remove(screen.name)}
                label={words.removeShort}
                sure={words.sure}
                keep={words.keep}
                onSure={() => remove.mutate(screen.name)}
              />
            )}
          </li>
        ))}
      </ul>
      {mayManage ? (
        <form
          className="drawer-form"
          onSubmit={(event) => {
            event.preventDefault()
            save.mutate()
          }}
        >
          <label>
            {words.name}
            <input value={name} maxLength={40} required onChange={(event) => setName(event.target.value)} />
          </label>
          <button type="submit" className="drawer-button" disabled={name.trim() === '' || save.isPending}>
            {words.save}
          </button>
        </form>
      ) : (
        <p className="drawer-note">{words.mayNot}</p>
      )}
      <p className="drawer-said" role="status">
        {failure !== null
          ? `${words.failed}（${failureText(failure)}）`
          : save.data !== undefined && words.savedAs(save.data.name)}
      </p>
    </section>
  )
}
