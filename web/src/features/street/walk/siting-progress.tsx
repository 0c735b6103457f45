import type { SitingProgress } from '../../../api/siting.ts'
import { useMessages } from '../../../i18n/messages.tsx'

/** How far the search is: its stage in words, and the best so far against the most that can be. */
export const SitingProgressLine = ({ progress }: { progress: SitingProgress | null }) => {
  const m = useMessages()
  const { stage = 'reach', best = null, bound = null } = progress ?? {}
  const share = best === null || bound === null || bound <= 0 ? 0 : Math.min(best / bound, 1)
  return (
    <div className="siting-progress" role="status">
      <p>{m.walk.sitingStages[stage] ?? m.walk.computing}</p>
      <span className="track" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <p className="sub">
        {[
          best === null ? null : m.walk.sitingBest(best),
          bound === null ? null : m.walk.sitingBound(Math.floor(bound)),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
    </div>
  )
}
