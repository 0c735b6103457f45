import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { overviewQuery } from '../../../api/overview.ts'
import { useView } from '../../../app/use-view.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useScreenMessages } from '../../../i18n/screen-messages.ts'
import { ScreenLink } from '../alive/screen-link.tsx'
import { type ScreenAppearance, ScreenStage } from './screen-stage.tsx'
import { ScreenUnopened } from './screen-unopened.tsx'
import { useSavedScreen } from './use-saved-screen.ts'
import './screen-page.css'

/** Of the address, or of the saved screen. */
const Opening = ({ theme, language }: ScreenAppearance) => {
  const m = useMessages()
  const words = useScreenMessages()
  const view = useView()
  const { waiting, unknown } = useSavedScreen()
  const parameter = view.street ?? view.screen.saved?.street ?? null
  const street = useQuery({ ...overviewQuery(parameter, null), enabled: !waiting })
  const name = street.data?.street.name
  useEffect(() => {
    document.title = name === undefined ? m.product : words.title(m.title(name))
  }, [name, m, words])
  if (street.data === undefined)
    return <ScreenUnopened error={street.error} wanted={parameter} onRetry={() => void street.refetch()} />
  return (
    <ScreenStage
      key={street.data.street.id}
      street={street.data}
      streetParameter={parameter}
      unknownName={unknown}
      theme={theme}
      language={language}
    />
  )
}

/** The command centre's big screen. */
const ScreenPage = (appearance: ScreenAppearance) => (
  <ScreenLink>
    <Opening {...appearance} />
  </ScreenLink>
)

export default ScreenPage
