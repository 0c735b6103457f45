import type { DrawnWalk } from '../../../map/walk-overlay.ts'
import type { WalkClient } from '../../../workers/walk-client.ts'
import type { DragQuestion, LiveFigures } from '../../../workers/walk-messages.ts'
import { latestOnly } from './latest-only.ts'

/** One place on a centre's way, and who is told what it would mean. */
export interface Step {
  readonly client: WalkClient
  readonly question: DragQuestion
  /** False once the hand has let go, or holds another centre. */
  isHeld(): boolean
  tell(figures: LiveFigures): void
  show(drawn: DrawnWalk): void
}

const nextFrame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done))

/**
 * Works out one step at a time, the latest next, and shows it frame after frame: figures, circles, gaps. All at once, and
 * the next answer on its heels, would be more script than a frame has room for.
 */
export const createFollower = (): ((step: Step) => Promise<null>) => {
  let before: { readonly centre: number | undefined; readonly drawn: DrawnWalk } | null = null
  return latestOnly(async ({ client, question, isHeld, tell, show }: Step) => {
    const result = await client.drag(question)
    if (!result.ok || !isHeld()) return null
    tell(result.value)
    const { drawn } = result.value
    const centre = question.change?.centre
    const { gaps, figures } = before !== null && before.centre === centre ? before.drawn : drawn
    before = { centre, drawn }
    await nextFrame()
    if (isHeld()) show({ ...drawn, gaps, figures })
    await nextFrame()
    if (isHeld()) show(drawn)
    await nextFrame()
    return null
  })
}
