import {
  edgeCount,
  fail,
  type GroundSource,
  layOutGround,
  ok,
  openStreetWalks,
  type RadiusAgainstWalk,
  readGroundBuildings,
  readNetwork,
  type Result,
  type StreetWalks,
  writeNetwork,
  writeWalkGround,
} from '@wangge/geodata'
import { buildWalks, type WalkFiles, type WalkSource } from '../db/build-walks.ts'
import { answerCalls } from './answer-calls.ts'
import { createOpenStreets } from './open-streets.ts'
import type { WalkCalls } from './walk-messages.ts'

/** About twenty streets of the demo's size. */
const maxBytes = 384_000_000
const streets = createOpenStreets(maxBytes)

const openFiles = ({ network, buildings }: WalkFiles, source: string): Result<StreetWalks, 'unreadable'> => {
  const ways = readNetwork(network.buffer)
  const homes = readGroundBuildings(buildings)
  if (!ways.ok) return fail('unreadable', { file: 'network', reason: ways.failure.code })
  if (!homes.ok) return fail('unreadable', { file: 'buildings', reason: homes.failure.code })
  const ground = layOutGround(JSON.parse(source) as GroundSource, homes.value)
  const opened = openStreetWalks(ways.value, ground)
  return opened.ok ? opened : fail('unreadable', { file: 'buildings', reason: opened.failure.code })
}

/** A question to a street that is open. */
const toOpen =
  <Q extends { readonly key: string }, A>(answer: (walks: StreetWalks, question: Q) => Result<A>) =>
  (question: Q): Result<A> => {
    const walks = streets.get(question.key)
    return walks === undefined ? fail('not-open') : answer(walks, question)
  }

/** A question that has no answer where nobody can walk. */
const toWalk = <Q extends { readonly key: string }, A>(
  answer: (walks: StreetWalks, question: Q) => Result<A>,
) =>
  toOpen<Q, A>((walks, question) =>
    edgeCount(walks.network) === 0 ? fail('no-network') : answer(walks, question),
  )

answerCalls<WalkCalls>({
  build: ({ source }, transfer) => {
    const files = buildWalks(JSON.parse(source) as WalkSource)
    transfer.push(files.network.buffer, files.buildings.buffer)
    return ok(files)
  },
  open: ({ key, files, source }) => {
    const opened = openFiles(files, source)
    if (!opened.ok) return opened
    streets.add(key, opened.value, files.network.length + files.buildings.length)
    return ok(null)
  },
  network: toOpen(({ network }) => ok(new Uint8Array(writeNetwork(network)))),
  ground: toOpen(({ ground }) => ok(writeWalkGround(ground))),
  centres: toOpen(({ ground, centrePlaces }) =>
    ok(
      ground.centres.map((centre, number) => ({
        ...centre,
        ...(centrePlaces[number] ?? { snapped: null, problem: 'centre-off-network' }),
      })),
    ),
  ),
  // A copy: of a view, the whole file would be sent.
  walked: toWalk((walks) => ok({ id: walks.ground.buildings.id.slice(), metres: walks.walks().nearestM })),
  coverage: toWalk((walks, question) => {
    const coverage = walks.coverage(question)
    if (!coverage.ok) return coverage
    const radius: RadiusAgainstWalk[] = []
    for (const minutes of question.minutes) {
      const against = walks.radius({ minutes, speedMps: question.speedMps })
      if (!against.ok) return against
      radius.push(against.value)
    }
    return ok({ coverage: coverage.value, radius })
  }),
  gaps: toWalk((walks, question) => walks.gaps(question)),
  // To the last digit: rounded to 1e-9°, one contour of the demo's 138 crosses the next.
  centreAreas: toWalk((walks, { centre, minutes, speedMps }) => walks.centreAreas(centre, minutes, speedMps)),
  // Circles need no way; where a walk does, it says so itself.
  areaAt: toOpen((walks, { point, ...query }) => walks.areaAt(point, query)),
})
