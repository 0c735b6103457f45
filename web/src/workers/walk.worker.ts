import { fail, never, ok, type Result, type StreetWalks } from '@wangge/geodata'
import { dragAnswer } from './drag-answer.ts'
import { liveAnswer } from './live-answer.ts'
import { loadWalks } from './load-walks.ts'
import { straighten } from './straighten.ts'
import type {
  WalkCallName,
  WalkCalls,
  WalkCentre,
  WalkReply,
  WalkRequest,
  WalkTarget,
} from './walk-messages.ts'

const worker = globalThis as unknown as DedicatedWorkerGlobalScope

let walks: StreetWalks | null = null

const reply = (message: WalkReply): void => worker.postMessage(message)

const centresOf = ({ ground, centrePlaces }: StreetWalks): readonly WalkCentre[] =>
  ground.centres.map(({ id, name, kind, status, position }, centre) => ({
    id,
    name,
    kind,
    status,
    position,
    problem: centrePlaces[centre]?.problem ?? null,
  }))

type Asked = Exclude<WalkRequest, { kind: 'open' }>

const united = (
  street: StreetWalks,
  { toleranceM, ...question }: WalkCalls['united']['question'],
): Result<WalkCalls['united']['answer']> => {
  const areas = street.unitedAreas(question)
  if (!areas.ok || toleranceM === undefined) return areas
  return ok(areas.value.map((area) => straighten(area, toleranceM)))
}

const answer = (street: StreetWalks, asked: Asked): Result<WalkCalls[WalkCallName]['answer']> => {
  switch (asked.kind) {
    case 'coverage':
      return street.coverage(asked.question)
    case 'gaps':
      return street.gaps(asked.question)
    case 'united':
      return united(street, asked.question)
    case 'byCentre':
      return street.centreAreas(asked.question.centre, asked.question.minutes, asked.question.speedMps)
    case 'areaAt':
      return street.areaAt(asked.question.point, asked.question)
    case 'live':
      return liveAnswer(street, asked.question)
    case 'drag':
      return dragAnswer(street, asked.question)
    default:
      return never(asked)
  }
}

const open = async (target: WalkTarget): Promise<void> => {
  // What is thrown here would never reach the page: a worker's rejected promise is no `error` event.
  const loaded = await loadWalks(target).catch(() => fail('worker-failed'))
  if (loaded.ok) walks = loaded.value
  reply({ kind: 'opened', result: loaded.ok ? ok(centresOf(loaded.value)) : loaded })
}

worker.addEventListener('message', ({ data }: MessageEvent<WalkRequest>) => {
  if (data.kind === 'open') void open(data.target)
  else {
    const result = walks === null ? fail('walk-data-unavailable') : answer(walks, data)
    reply({ kind: 'answer', id: data.id, result })
  }
})
