import { useView } from '../../app/use-view.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { closeWalkPanel, openWalkPanel } from './walk/open-walk-panel.ts'
import './panel-tabs.css'

const sections = ['place', 'service', 'requests', 'organization'] as const

const scrollTo = (section: (typeof sections)[number]): void =>
  document.getElementById(`panel-${section}`)?.scrollIntoView({
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
  })

/** Jumps to a section of the place's figures, and the walking circles beside them. */
export const PanelTabs = () => {
  const m = useMessages()
  const isWalk = useView().panel === 'walk'
  return (
    <nav className="panel-jump" aria-label={m.panel.sectionsLabel}>
      {sections.map((section) => (
        <button
          key={section}
          type="button"
          onClick={() => {
            if (isWalk) closeWalkPanel()
            requestAnimationFrame(() => scrollTo(section))
          }}
        >
          {m.panel.sections[section]}
        </button>
      ))}
      <button
        type="button"
        className="jump-walk"
        aria-pressed={isWalk}
        title={m.walk.enterWhy}
        onClick={isWalk ? closeWalkPanel : openWalkPanel}
      >
        {m.walk.name}
        <kbd aria-hidden="true">W</kbd>
      </button>
    </nav>
  )
}
