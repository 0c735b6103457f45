import { useEffect, useRef } from 'react'
import { useScreenChromeMessages } from '../../../i18n/screen-chrome-messages.ts'
import { Icon } from '../../../ui/icon.tsx'
import { LinkSettings } from './link-settings.tsx'
import { LookSettings } from './look-settings.tsx'
import { PictureButtons } from './picture-buttons.tsx'
import { SavedScreens } from './saved-screens.tsx'
import { isSettingsKey } from './settings-keys.ts'
import type { ScreenSettingsProps } from './settings-props.ts'
import './settings-drawer.css'

/** Beside the screen, not over all of it: what is chosen is seen at once. */
export const SettingsDrawer = (props: ScreenSettingsProps & { onClose: () => void }) => {
  const { settings: words } = useScreenChromeMessages()
  const { onClose } = props
  const closer = useRef<HTMLButtonElement>(null)
  useEffect(() => closer.current?.focus({ preventScroll: true }), [])
  return (
    <div
      className="screen-drawer"
      role="dialog"
      aria-label={words.title}
      onKeyDown={(event) => {
        // The map's own keys stay with the map; those of the settings, which stand on their buttons, hold here too.
        if (!isSettingsKey(event.key)) event.stopPropagation()
        if (event.key === 'Escape') onClose()
      }}
    >
      <header>
        <h2>{words.title}</h2>
        <button
          ref={closer}
          type="button"
          className="drawer-close"
          aria-label={words.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <LookSettings {...props} />
      <PictureButtons {...props} />
      <SavedScreens {...props} />
      <LinkSettings />
      <p className="drawer-note">{words.keys}</p>
    </div>
  )
}
