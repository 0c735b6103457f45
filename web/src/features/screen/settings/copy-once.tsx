import { useRef, useState } from 'react'
import { useScreenChromeMessages } from '../../../i18n/screen-chrome-messages.ts'

/** The clipboard is there only over https and on this computer; the old way works inside a closed network, too. */
const copy = async (field: HTMLInputElement): Promise<boolean> => {
  field.select()
  try {
    await navigator.clipboard.writeText(field.value)
    return true
  } catch {
    return document.execCommand('copy')
  }
}

/** An address that is shown this once. */
export const CopyOnce = ({ text }: { text: string }) => {
  const { links: words } = useScreenChromeMessages()
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)
  return (
    <div className="drawer-once">
      <label>
        {words.once}
        <input ref={field} readOnly value={text} onFocus={(event) => event.target.select()} />
      </label>
      <button
        type="button"
        className="drawer-button"
        onClick={() => field.current !== null && void copy(field.current).then(setCopied)}
      >
        {isCopied ? words.copied : words.copy}
      </button>
    </div>
  )
}
