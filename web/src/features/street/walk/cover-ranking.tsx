import type { Overview } from '../../../api/overview.ts'
import type { SpreadFinding } from '../../../i18n/finding.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import type { WalkInputs } from '../../../i18n/zh/walk-provenance.ts'
import type { LiveAnswer } from '../../../workers/walk-messages.ts'
import { rankedChildren, spreadFinding } from '../../../findings/place-findings.ts'
import { ShareRanking } from '../share-ranking.tsx'
import { tintsIn } from '../../../map/tints.ts'
import type { WalkDesk } from './walk-desk.tsx'
import { coveredIn, placeIn } from './walk-findings.ts'

interface Props {
  desk: WalkDesk
  overview: Overview
  answer: LiveAnswer
  inputs: WalkInputs
}

/** The grids below, by the share of their households that walk it. */
export const CoverRanking = ({ desk, overview, answer, inputs }: Props) => {
  const m = useMessages()
  const tints = tintsIn(overview)
  const children = overview.children.map((child) => {
    const place = placeIn(answer.coverage, child.code)
    return { ...child, share5: (place && coveredIn(place, desk.within)?.share) ?? null }
  })
  const ranked = rankedChildren(children)
  const [first] = ranked
  if (first === undefined) return null
  const finding: SpreadFinding = spreadFinding(children)
  return (
    <div className="sub-block">
      <h3>{m.findings.spread(finding)}</h3>
      <p className="sub">{m.walk.ranking(m.terms.levelShort[first.level], desk.within)}</p>
      <ShareRanking
        rows={ranked.map((child) => ({
          code: child.code,
          name: child.name,
          share: child.share5,
          tint: tints(child.code),
          from: (words) => {
            const place = placeIn(answer.coverage, child.code)
            const covered = place && coveredIn(place, desk.within)
            return place === undefined || covered === undefined
              ? words.provenance.childShare(overview, child)
              : words.walkProvenance.cover(inputs, place, covered)
          },
        }))}
      />
    </div>
  )
}
