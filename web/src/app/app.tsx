import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ApiFailure } from '../api/fetch-json.ts'
import { SignInPage } from '../features/sign-in/sign-in-page.tsx'
import { StreetPage } from '../features/street/street-page.tsx'
import { MessagesProvider } from '../i18n/messages.tsx'
import { languageOf, themeOf } from './appearance.ts'
import { useView } from './use-view.ts'
import { readView } from './view-history.ts'
import { workspace } from './workspace.tsx'
import './app.css'

const requests = workspace(() => import('../features/requests/page/requests-page.tsx'))
const screen = workspace(() => import('../features/screen/page/screen-page.tsx'))

const signInPath = '/sign-in'

const onFailure = (error: Error): void => {
  const unknownCaller = error instanceof ApiFailure && error.status === 401
  if (!unknownCaller || location.pathname === signInPath) return
  // A screen with a link of its own has nobody who could sign in: it says what is wrong, and tries again.
  if (readView().screen.token !== null) return
  const next = `${location.pathname}${location.search}${location.hash}`
  location.assign(`${signInPath}?next=${encodeURIComponent(next)}`)
}

const mostRetries = 2

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: onFailure }),
  mutationCache: new MutationCache({ onError: onFailure }),
  defaultOptions: {
    queries: {
      // Only silence is worth asking again at once: a server that answered has said what it has to say.
      retry: (failures, error) =>
        failures < mostRetries && error instanceof ApiFailure && error.code === 'network',
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
  },
})

/** Fetches the code of the page that the address names. Resolves without it, too: the page itself tells of a failure. */
export const prepareApp = async (): Promise<void> => {
  if (location.pathname === signInPath) return
  const { page } = readView()
  if (page === 'requests') await requests.come().catch(() => undefined)
  if (page === 'screen') await screen.come().catch(() => undefined)
}

export const App = () => {
  const view = useView()
  const theme = themeOf(view)
  const language = languageOf(view)
  return (
    <QueryClientProvider client={queries}>
      <MessagesProvider language={language}>
        {location.pathname === signInPath ? (
          <SignInPage />
        ) : view.page === 'requests' ? (
          <requests.Page theme={theme} language={language} />
        ) : view.page === 'screen' ? (
          <screen.Page theme={theme} language={language} />
        ) : (
          <StreetPage theme={theme} language={language} />
        )}
      </MessagesProvider>
    </QueryClientProvider>
  )
}
