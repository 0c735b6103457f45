import type { RequestEvent } from '../model/dataset.ts'
import type { RequestCategory, RequestStage } from '../model/kinds.ts'
import type { Prng } from './prng.ts'

/**
 * Hours waited before each stage, as quantiles at 0, 25, 50, 75, 92, 98 and 100 per cent. Stage 1 is the call itself;
 * stage 2 is the signature that the default limit of 24 h is about, stage 7 the closing with its 7 days.
 */
const waits: Readonly<Record<Exclude<RequestStage, 1>, readonly number[]>> = {
  2: [0.1, 0.6, 1.8, 5, 14, 30, 70],
  3: [0.3, 2, 5, 12, 26, 48, 90],
  4: [0.5, 5, 16, 36, 76, 130, 240],
  5: [0.5, 4, 10, 22, 40, 70, 120],
  6: [0.2, 2, 5, 12, 26, 44, 80],
  7: [0.2, 1, 4, 10, 20, 40, 90],
}
const knots = [0, 0.25, 0.5, 0.75, 0.92, 0.98, 1]

/** A draw from quantiles, straight between them: no logarithm, so every engine gives the same second. */
const waitMs = (stage: Exclude<RequestStage, 1>, prng: Prng, pace: number): number => {
  const draw = prng.next()
  const table = waits[stage]
  for (let i = 0; i + 1 < knots.length; i += 1) {
    const low = knots[i] as number
    const high = knots[i + 1] as number
    if (draw > high) continue
    const from = table[i] as number
    const to = table[i + 1] as number
    return Math.round((from + ((to - from) * (draw - low)) / (high - low)) * pace * 3600) * 1000
  }
  return Math.round((table.at(-1) ?? 1) * 3600) * 1000
}

const paceOf = (category: RequestCategory): number => {
  if (category === 'emergency') return 0.25
  if (category === 'public-security') return 0.6
  return category === 'dispute' ? 1.35 : 1
}

/**
 * A request's way through the seven stages until the data ends. An unsolved one goes back from the revisit to the
 * consultation, once or twice, before it can be closed.
 * @param skill how well the place works, about 1: slower and less often solved where it is higher.
 */
export const walkStages = (
  category: RequestCategory,
  createdAtMs: number,
  endMs: number,
  skill: number,
  prng: Prng,
): RequestEvent[] => {
  const events: RequestEvent[] = [{ stage: 1, atMs: createdAtMs, solved: null, satisfied: null }]
  const pace = paceOf(category) * skill
  let atMs = createdAtMs
  let reworks = 0
  let stage: RequestStage = 1
  while (stage < 7) {
    const next: RequestStage = nextStage(stage, events, reworks)
    if (next === 3 && stage === 5) reworks += 1
    if (next === 1) break
    atMs += waitMs(next, prng, pace)
    if (atMs >= endMs) break
    stage = next
    const solved: boolean | null =
      stage === 5 ? prng.chance((reworks > 0 ? 0.8 : 0.93) / (0.9 + 0.1 * skill)) : null
    const satisfied = solved === null ? null : prng.chance(solved ? 0.95 : 0.2)
    events.push({ stage, atMs, solved, satisfied })
  }
  return events
}

const nextStage = (stage: RequestStage, events: readonly RequestEvent[], reworks: number): RequestStage => {
  if (stage === 5 && events.at(-1)?.solved === false && reworks < 2) return 3
  return (stage + 1) as RequestStage
}
