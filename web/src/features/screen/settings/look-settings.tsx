import { defaultTourSeconds, type ScreenPanelId, screenPanelIds } from '../../../app/screen-view.ts'
import { adjust, adjustScreen, goTo } from '../../../app/view-history.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useScreenChromeMessages } from '../../../i18n/screen-chrome-messages.ts'
import { useScreenMessages } from '../../../i18n/screen-messages.ts'
import { mapThemes } from '../../../map/types.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { toggleFullScreen, useFullScreen } from './full-screen.ts'
import type { ScreenSettingsProps } from './settings-props.ts'

const tourChoices = [10, defaultTourSeconds, 45, 90]

/** How the screen looks; the address follows, so that it can be kept. */
export const LookSettings = ({ street, choice, theme, language }: ScreenSettingsProps) => {
  const m = useMessages()
  const panelNames = useScreenMessages().panel
  const { settings: words } = useScreenChromeMessages()
  const isFull = useFullScreen()
  const toggle = (id: ScreenPanelId): void => {
    const next = screenPanelIds.filter((each) => choice.panels.includes(each) !== (each === id))
    if (next.length > 0) adjustScreen({ panels: next })
  }
  const { tourSeconds } = choice
  const offered = [...new Set([...tourChoices, ...(tourSeconds === null ? [] : [tourSeconds])])].toSorted(
    (a, b) => a - b,
  )
  return (
    <section aria-label={words.title}>
      {street.streets.length > 1 && (
        <label className="drawer-row">
          <span>{words.street}</span>
          <select
            value={street.street.id}
            onChange={(event) => goTo({ street: event.target.value, grid: null })}
          >
            {street.streets.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <fieldset className="drawer-row">
        <legend>{words.panels}</legend>
        {screenPanelIds.map((id) => {
          const isLast = choice.panels.length === 1 && choice.panels.includes(id)
          return (
            <label key={id} title={isLast ? words.panelsWhy : undefined}>
              <input
                type="checkbox"
                checked={choice.panels.includes(id)}
                disabled={isLast}
                onChange={() => toggle(id)}
              />
              {panelNames[id]}
            </label>
          )
        })}
      </fieldset>
      <div className="drawer-row">
        <span>{words.theme}</span>
        <Segmented
          label={words.theme}
          value={theme}
          choices={mapThemes.map((value) => ({ value, label: m.theme[value] }))}
          onChoose={(value) => adjust({ theme: value })}
        />
      </div>
      <div className="drawer-row">
        <span>{words.language}</span>
        <Segmented
          label={words.language}
          value={language}
          choices={[
            { value: 'zh', label: m.language.zh },
            { value: 'en', label: m.language.en },
          ]}
          onChoose={(value) => adjust({ language: value })}
        />
      </div>
      <label className="drawer-row">
        <span>{words.tour}</span>
        <select
          value={tourSeconds ?? 'off'}
          onChange={({ target: { value } }) =>
            adjustScreen({ tour: value === 'off' ? 'off' : Number(value) })
          }
        >
          <option value="off">{words.tourOff}</option>
          {offered.map((seconds) => (
            <option key={seconds} value={seconds}>
              {words.tourEvery(seconds)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="drawer-button" onClick={toggleFullScreen}>
        {isFull ? words.leaveFullScreen : words.fullScreen}
      </button>
    </section>
  )
}
