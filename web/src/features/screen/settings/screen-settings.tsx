import { lazy, type RefObject, Suspense, useCallback, useRef, useState } from 'react'
import type { Overview } from '../../../api/overview.ts'
import type { ScreenChoice } from '../../../app/screen-view.ts'
import { useScreenChromeMessages } from '../../../i18n/screen-chrome-messages.ts'
import type { MapLanguage, MapTheme } from '../../../map/types.ts'
import type { ScreenMapHandle } from '../map/screen-map.tsx'
import { toggleFullScreen } from './full-screen.ts'
import { useHandNear } from './use-hand-near.ts'
import { useKeys } from './use-keys.ts'
import './screen-settings.css'

/** Few open it: it comes when somebody does. */
const SettingsDrawer = lazy(() => import('./settings-drawer.tsx'))

export interface ScreenSettingsProps {
  readonly street: Overview
  readonly choice: ScreenChoice
  readonly theme: MapTheme
  readonly language: MapLanguage
  /** The whole screen, for pictures of it. */
  readonly stage: RefObject<HTMLElement | null>
  readonly map: RefObject<ScreenMapHandle | null>
}

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
  useKeys({ s: () => (isOpen ? close() : setOpen(true)), f: toggleFullScreen })
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
        <Suspense fallback={null}>
          <SettingsDrawer {...props} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
