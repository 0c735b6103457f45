import type { GrowthStep } from '../../../map/screen-growth.ts'
import { openWalks } from '../../../workers/walk-client.ts'
import type { WalkTarget } from '../../../workers/walk-messages.ts'
import { straighten } from '../../../workers/straighten.ts'

const stepMinutes = 0.25
const circleMinutes = 5
/** As many as the walks cut at a time. */
const atOnce = 5
/** As fine as the map draws them. */
const toleranceM = 1.5

const allMinutes = Array.from({ length: circleMinutes / stepMinutes }, (_, step) => (step + 1) * stepMinutes)

/**
 * The united circle of all centres after every quarter of a minute, cut in a worker that lives for this question. None
 * where there is no network, no centre, or no answer: then nothing grows, and nothing is missed.
 */
export const growthSteps = async (
  target: WalkTarget,
  signal: AbortSignal,
): Promise<readonly GrowthStep[]> => {
  const opened = await openWalks(target, signal)
  if (!opened.ok) return []
  const walks = opened.value
  const steps: GrowthStep[] = []
  try {
    for (let from = 0; from < allMinutes.length; from += atOnce) {
      const minutes = allMinutes.slice(from, from + atOnce)
      const cut = await walks.ask('united', { minutes, speedMps: 1 }, signal)
      if (!cut.ok) return []
      for (const [index, area] of cut.value.entries())
        steps.push({ minutes: minutes[index] ?? circleMinutes, area: straighten(area, toleranceM) })
    }
  } finally {
    walks.close()
  }
  return steps.some(({ area }) => area.coordinates.length > 0) ? steps : []
}
