import { useState } from 'react'
import { ApiFailure } from '../../api/fetch-json.ts'
import { signIn } from '../../api/session.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { Seal } from '../../ui/seal.tsx'
import { nextPath } from './next-path.ts'
import './sign-in-page.css'

/** Asks for account and password; a refusal is said in words. */
export const SignInPage = () => {
  const m = useMessages()
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const inWords = (reason: unknown): string => {
    if (!(reason instanceof ApiFailure)) return m.problem.other('internal')
    const { code } = reason
    return code === 'bad-credentials' || code === 'too-many-attempts' || code === 'network'
      ? m.problem[code]
      : m.problem.other(code)
  }

  return (
    <main className="sign-in">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          setBusy(true)
          setFailure(null)
          signIn(String(form.get('name') ?? ''), String(form.get('password') ?? '')).then(
            () => location.assign(nextPath(location.search)),
            (reason: unknown) => {
              setBusy(false)
              setFailure(inWords(reason))
            },
          )
        }}
      >
        <Seal size={44} />
        <h1>{m.auth.title}</h1>
        <p>{m.auth.why}</p>
        <label>
          {m.auth.name}
          <input name="name" autoComplete="username" autoFocus required />
        </label>
        <label>
          {m.auth.password}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <p className="sign-in-failure" role="alert">
          {failure}
        </p>
        <button type="submit" className="button primary" disabled={busy}>
          {busy ? m.auth.busy : m.auth.submit}
        </button>
        <p className="sign-in-help">
          {m.auth.noAccount}
          <code>npm run wangge -- users add NAME --role planner</code>
        </p>
      </form>
    </main>
  )
}
