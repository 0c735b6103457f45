import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { LiveChange } from '../../../../api/live-events.ts'
import type { Indicators } from '../../../../api/requests.ts'
import type { PanelProps } from '../panel.ts'
import { useNews } from '../parts/use-news.ts'
import { type StagePlace, stageMoveOf } from './stage-moves.ts'
import { sendToken } from './stage-tokens.ts'
import { createStageWaves, type StageWaves } from './stage-waves.ts'

type Stages = Indicators['byStage']

interface Parts {
  readonly rows: RefObject<HTMLElement | null>
  /** Over the rows; its children are the tokens. */
  readonly layer: RefObject<HTMLElement | null>
}

/**
 * Lets tokens travel between the rows of the stages as requests do, and answers what the rows show meanwhile: what was
 * before, so that a figure changes when its token arrives. `about` names what the figures are of; where it changes,
 * nothing travels on.
 */
export const useStageMotion = (
  { rows, layer }: Parts,
  { live, reducedMotion }: Pick<PanelProps, 'live' | 'reducedMotion'>,
  place: StagePlace,
  stages: Stages,
  about: string,
): Stages => {
  const [kept, setKept] = useState<{ readonly about: string; readonly stages: Stages } | null>(null)
  const waves = useRef<StageWaves | null>(null)
  const now = useRef({ stages, place })
  useLayoutEffect(() => {
    now.current = { stages, place }
  })
  useEffect(() => {
    const asNow = () => ({ about, stages: now.current.stages })
    const own = createStageWaves({
      onTold: () => setKept((before) => before ?? asNow()),
      onDepart: (journeys) => {
        const [over, under] = [layer.current, rows.current]
        if (over !== null && under !== null) for (const journey of journeys) sendToken(over, under, journey)
      },
      onLand: (more) => setKept(more ? asNow() : null),
    })
    const over = layer.current
    waves.current = own
    return () => {
      own.stop()
      over?.replaceChildren()
      setKept(null)
    }
  }, [rows, layer, about])
  const hear = useCallback((change: LiveChange) => {
    const move = stageMoveOf(change, now.current.place)
    if (move !== null) waves.current?.tell(move)
  }, [])
  useNews(live, reducedMotion ? null : hear)
  return kept?.about === about ? kept.stages : stages
}
