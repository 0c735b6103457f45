import { useState } from 'react'

interface Props {
  /** What it is about, for those who do not see the row it stands in. */
  readonly name: string
  readonly label: string
  readonly sure: string
  readonly keep: string
  onSure(): void
}

/** Asks once more before something goes. */
export const SureButton = ({ name, label, sure, keep, onSure }: Props) => {
  const [isAsking, setAsking] = useState(false)
  if (!isAsking)
    return (
      <button type="button" className="drawer-link" aria-label={name} onClick={() => setAsking(true)}>
        {label}
      </button>
    )
  return (
    <span className="drawer-sure">
      <button
        type="button"
        className="drawer-link warn"
        // biome-ignore lint/a11y/noAutofocus: it stands where the button was that was just pressed
        autoFocus
        onClick={() => {
          setAsking(false)
          onSure()
        }}
      >
        {sure}
      </button>
      <button type="button" className="drawer-link" onClick={() => setAsking(false)}>
        {keep}
      </button>
    </span>
  )
}
