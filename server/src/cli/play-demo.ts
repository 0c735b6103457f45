import type { DemoHappening, Failure } from '@wangge/geodata'
import type { CommandIo } from './command.ts'
import type { PlayArguments } from './play-arguments.ts'
import { createPatience, type Patiently, pause } from './play-patience.ts'
import type { PlayedStreet, PlayFailureCode, PlayServer } from './play-server.ts'
import { chinaTime, createTally } from './play-tally.ts'
import { createTeller, isSame } from './tell-happening.ts'

/** So far behind, by the clock, playing makes up for; what is more (the server was away) is left out. */
const catchUpMs = 1000

/**
 * Plays a demo street's requests, one after another, against a server: from the street's present on, until `forMs` are
 * over or `stopped`. While the server is away it waits. Answers with the exit code.
 * @param demo all that happens in the street, from its first request on
 */
export const playDemo = async (
  demo: Iterable<DemoHappening>,
  server: PlayServer,
  wanted: PlayArguments,
  io: CommandIo,
  stopped: AbortSignal,
): Promise<number> => {
  const patiently = createPatience(io, stopped)
  const happenings = demo[Symbol.iterator]()
  const played = await findStreet(happenings, server, wanted, io, patiently)
  if (typeof played === 'number') return played
  const { street, seed, speed, forMs } = wanted
  const followed = Number.isFinite(speed)
  const pace = followed ? `${speed} seconds a second` : 'as fast as it goes'
  io.out(
    `${street} ${played.name}, 示范数据（虚构）: from ${chinaTime(played.asOfMs)} on, ${pace}. Ctrl-C stops.`,
  )
  const tell = createTeller(server, street, seed)
  const tally = createTally(io, followed)
  const left = new Set<number>()
  let nowMs = played.asOfMs
  let dueMs = performance.now()
  const endMs = nowMs + forMs
  for (
    let next = happenings.next();
    next.done !== true && next.value.atMs < endMs;
    next = happenings.next()
  ) {
    const happening = next.value
    if (happening.atMs < played.asOfMs) continue
    dueMs = Math.max(dueMs + (happening.atMs - nowMs) / speed, performance.now() - catchUpMs)
    await pause(dueMs - performance.now(), stopped)
    if (stopped.aborted) break
    nowMs = happening.atMs
    const { id } = happening.request
    if (left.has(id)) continue
    const told = await patiently(() => tell(happening))
    if (told === null) break
    if (told.ok) tally.add(happening, told.value)
    else {
      sayRefused(io, `Request ${id} of the demo was refused`, told.failure)
      if (lacksPermission(told.failure)) return 1
      left.add(id)
    }
  }
  tally.end()
  if (left.size > 0) io.err(`${left.size} requests were refused and left as they stand.`)
  return left.size > 0 ? 1 : 0
}

/** The street to be played, held against the first of what is to be told; or the exit code where it is none for that, which has been said. */
const findStreet = async (
  happenings: Iterator<DemoHappening>,
  server: PlayServer,
  { street, seed }: PlayArguments,
  io: CommandIo,
  patiently: Patiently,
): Promise<PlayedStreet | number> => {
  const read = await patiently(() => server.street())
  if (read === null) return 0
  if (!read.ok) return sayRefused(io, `Street ${street} cannot be read`, read.failure)
  const { name, synthetic } = read.value
  if (!synthetic) {
    io.err(`${street} ${name} is a real street: only generated ones, 示范数据（虚构）, are played.`)
    return 1
  }
  const there = await patiently(() => server.read(`${street}.1`))
  if (there === null) return 0
  if (!there.ok && there.failure.detail['status'] !== 404)
    return sayRefused(io, `Requests of ${street} cannot be read`, there.failure)
  const first = happenings.next()
  if (first.done !== true && there.ok && isSame(there.value, first.value.request)) return read.value
  io.err(`${street} ${name} is not the demo street of seed ${seed}; --seed says which it was made from.`)
  return 1
}

const lacksPermission = ({ detail }: Failure): boolean => detail['status'] === 401 || detail['status'] === 403

const sayRefused = (io: CommandIo, what: string, failure: Failure<PlayFailureCode>): 1 => {
  const { code, detail } = failure.detail
  io.err(`${what}: ${code}${detail ? ` (${detail})` : ''}.`)
  if (lacksPermission(failure)) io.err('--token takes the token of an account that may write requests.')
  return 1
}
