import { gatherMoves, type StageJourney, type StageMove } from './stage-moves.ts'

/** What is told at nearly the same time sets out together. */
export const gatherMs = 150
export const travelMs = 900
/** What is closed goes on from the last stage, out of the picture. */
export const leaveMs = 280
/** From one wave to the next: the one before is over. */
export const waveEveryMs = travelMs + leaveMs + 20

interface WaveListener {
  /** A move was told, and will set out soon: what is shown stays until it has landed. */
  onTold(): void
  onDepart(journeys: readonly StageJourney[]): void
  /** `more`: others wait to set out. */
  onLand(more: boolean): void
}

export interface StageWaves {
  tell(move: StageMove): void
  stop(): void
}

/** Lets moves set out in waves, so that however many are told, no more than one wave is on its way. */
export const createStageWaves = ({ onTold, onDepart, onLand }: WaveListener): StageWaves => {
  let waiting: StageMove[] = []
  let next: ReturnType<typeof setTimeout> | undefined
  let landing: ReturnType<typeof setTimeout> | undefined
  let freeAtMs = 0

  const depart = (): void => {
    const moves = waiting
    waiting = []
    next = undefined
    freeAtMs = performance.now() + waveEveryMs
    onDepart(gatherMoves(moves))
    landing = setTimeout(() => onLand(waiting.length > 0), travelMs)
  }
  return {
    tell: (move) => {
      waiting.push(move)
      next ??= setTimeout(depart, Math.max(gatherMs, freeAtMs - performance.now()))
      onTold()
    },
    stop: () => {
      clearTimeout(next)
      clearTimeout(landing)
    },
  }
}
