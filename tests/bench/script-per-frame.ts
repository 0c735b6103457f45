import type { CDPSession } from 'playwright-core'

/** One event of Chromium's trace, microseconds. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly cat: string
  readonly args?: { readonly name?: string }
}

/** Tasks of the page's main thread that are script: callbacks, microtasks, evaluation, and collecting its garbage. */
const scriptNames = new Set([
  'FunctionCall',
  'EvaluateScript',
  'RunMicrotasks',
  'EventDispatch',
  'FireAnimationFrame',
  'TimerFire',
  'FireIdleCallback',
  'v8.callFunction',
  'MinorGC',
  'MajorGC',
  'V8.DeserializeValue',
])

/** What one frame cost: script between its beginning and the next's. */
export interface FrameCost {
  /** By the clock: other processes that took the processor meanwhile count. */
  readonly wallMs: number
  /** What the thread itself ran. */
  readonly threadMs: number
}

export interface FrameScript {
  readonly frames: readonly FrameCost[]
  readonly seconds: number
}

/** Once a frame, as the browser sets about drawing it. */
const frameBegins = 'AnimationFrame'

export const startTracing = (session: CDPSession): Promise<unknown> =>
  session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'devtools.timeline.frame', 'v8', '__metadata'] },
  })

/** Ends the trace and sums the script of the page's main thread frame by frame. */
export const endTracing = async (session: CDPSession): Promise<FrameScript> => {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await done
  return scriptByFrame(events)
}

const beginsFrame = ({ name, ph }: TraceEvent): boolean => name === frameBegins && ph === 'b'

const scriptByFrame = (all: readonly TraceEvent[]): FrameScript => {
  const main = mainThread(all)
  const events = all
    .filter(({ pid, tid }) => pid === main.pid && tid === main.tid)
    .toSorted((a, b) => a.ts - b.ts)
  const begins = events.filter(beginsFrame).map(({ ts }) => ts)
  const frames = begins.slice(0, -1).map(() => ({ wallMs: 0, threadMs: 0 }))
  let frame = -1
  let doneUntil = 0
  for (const event of events) {
    const { name, ph, ts, dur = 0, tdur = 0 } = event
    if (beginsFrame(event)) frame += 1
    // What lies within another piece of script is counted with it.
    if (ph !== 'X' || !scriptNames.has(name) || ts < doneUntil) continue
    doneUntil = ts + dur
    const cost = frames[frame]
    if (cost === undefined) continue
    cost.wallMs += dur / 1000
    cost.threadMs += tdur / 1000
  }
  return { frames, seconds: ((begins.at(-1) ?? 0) - (begins[0] ?? 0)) / 1e6 }
}

/** The page's own, which has most to do. */
const mainThread = (events: readonly TraceEvent[]): { pid: number; tid: number } => {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
  const busy = ({ pid, tid }: TraceEvent): number =>
    events.reduce((sum, event) => sum + (event.pid === pid && event.tid === tid ? 1 : 0), 0)
  const [most] = mains.toSorted((a, b) => busy(b) - busy(a))
  if (most === undefined) throw new Error('no page in the trace')
  return most
}
