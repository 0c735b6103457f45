import { useScreenChromeMessages } from '../../../i18n/screen-chrome-messages.ts'
import { Seal } from '../../../ui/seal.tsx'
import './full-state.css'

const known = ['withdrawn-link', 'bad-link', 'too-many-attempts'] as const

/** In place of the screen where its link opens nothing: no figure is left on it. */
export const LinkRefused = ({ code, onAgain }: { code: string; onAgain: () => void }) => {
  const { link } = useScreenChromeMessages()
  const reason = known.find((each) => each === code) ?? 'other'
  return (
    <main className="screen-full-state" data-link={code}>
      <Seal size={56} />
      <h1>{link.title[reason]}</h1>
      <p>{link.text[reason]}</p>
      <p className="full-state-code">{link.code(code)}</p>
      {reason !== 'withdrawn-link' && (
        <button type="button" onClick={onAgain}>
          {link.again}
        </button>
      )}
    </main>
  )
}
