import { useCallback, useRef, useState } from 'react'
import { useScreenChromeMessages } from '../../../i18n/screen-chrome-messages.ts'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import { toggleFullScreen } from './full-screen.ts'
import { SettingsDrawer } from './settings-drawer.tsx'
import { settingsKeys } from './settings-keys.ts'
import type { ScreenSettingsProps } from './settings-props.ts'
import { useHandNear } from './use-hand-near.ts'
import { useKeys } from './use-keys.ts'
import './screen-settings.css'

/** The drawer of settings, and what opens it: the key `s`, or a button that shows while a hand is near. */
export const ScreenSettings = (props: ScreenSettingsProps) => {
  const { settings: words } = useScreenChromeMessages()
  const [isOpen, setOpen] = useState(false)
  const isNear = useHandNear()
  const opener = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => {
    setOpen(false)
    opener.current?.focus({ preventScroll: true })
  }, [])
  useKeys({
    [settingsKeys.drawer]: () => (isOpen ? close() : setOpen(true)),
    [settingsKeys.fullScreen]: toggleFullScreen,
  })
  return (
    <>
      <button
        ref={opener}
        type="button"
        className="screen-gear"
        data-near={isNear}
        aria-label={words.open}
        title={words.open}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
          <path d="M3 6h8M15 6h2M3 14h2M9 14h8" strokeLinecap="round" />
          <circle cx="13" cy="6" r="2" />
          <circle cx="7" cy="14" r="2" />
        </svg>
      </button>
      {isOpen && (
        <PanelBoundary>
          <SettingsDrawer {...props} onClose={close} />
        </PanelBoundary>
      )}
    </>
  )
}
